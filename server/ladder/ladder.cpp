#include "ladder/ladder.hpp"

#include <utility>

namespace proxy407::ladder {

std::string_view name(Status status) {
    switch (status) {
        case Status::passed: return "passed";
        case Status::skipped: return "skipped";
        case Status::explains: return "explains";
        case Status::not_reached: return "not-reached";
    }
    return "";
}

std::vector<const Rung*> all_rungs() {
    std::vector<const Rung*> all;
    for (const auto part :
         {rungs_to_the_port(),
          rungs_of_speech(),
          rungs_without_credentials(),
          rungs_with_credentials(),
          rungs_of_repetition(),
          rungs_behind_the_proxy(),
          rungs_of_exit()})
        for (const auto& rung : part) all.push_back(&rung);
    return all;
}

Ladder::Ladder(Question question) {
    facts_.question = std::move(question);
    for (const auto* rung : all_rungs()) climbed_.push_back({rung, Status::not_reached, {}, {}});
}

std::optional<Probe> Ladder::next() {
    while (!conclusion_ && at_ < climbed_.size()) {
        auto& here = climbed_[at_];
        const auto& rung = *here.rung;
        if (here.sights.empty() && rung.applies != nullptr && !rung.applies(facts_)) {
            here.status = Status::skipped;
            ++at_;
            continue;
        }
        asked_ = rung.probe == nullptr ? std::nullopt : rung.probe(facts_, here.sights);
        if (asked_) return asked_;
        judge();
    }
    if (!conclusion_) conclusion_ = facts_.if_all_is_well;
    return std::nullopt;
}

void Ladder::take(Outcome outcome, std::chrono::milliseconds took) {
    climbed_[at_].sights.push_back({*asked_, std::move(outcome), took});
}

void Ladder::judge() {
    auto& here = climbed_[at_];
    auto step = here.rung->judge(facts_, here.sights);
    if (auto* passed = std::get_if<Passed>(&step)) {
        here.status = Status::passed;
        here.says = std::move(passed->says);
        ++at_;
        return;
    }
    here.status = Status::explains;
    conclusion_ = std::get<Conclusion>(std::move(step));
    here.says = {conclusion_->cause};
}

}  // namespace proxy407::ladder

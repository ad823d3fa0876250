#include "decision/recent_decisions.hpp"

#include <algorithm>

namespace proxy407::decision {

namespace {

std::size_t octets_in(const Step& step) {
    if (const auto* send = std::get_if<Send>(&step)) return send->octets.size();
    const auto* tunnel = std::get_if<OpenTunnel>(&step);
    if (tunnel == nullptr) return 0;
    std::size_t size = 0;
    for (const auto& part : tunnel->established) {
        if (const auto* send = std::get_if<Send>(&part)) size += send->octets.size();
    }
    return size;
}

bool is_short(const Plan& plan) {
    std::size_t size = 0;
    for (const auto& step : plan) size += octets_in(step);
    return size <= RecentDecisions::longest_answer;
}

}  // namespace

const Decision* RecentDecisions::find(const Question& question) {
    if (question.second != second_) {
        kept_.clear();
        second_ = question.second;
    }
    const auto found = std::ranges::find_if(kept_, [&](const Kept& kept) {
        return kept.head == question.head && kept.step == question.step &&
               kept.peer == question.peer && kept.proxy_url == question.proxy_url;
    });
    return found == kept_.end() ? nullptr : &found->decision;
}

void RecentDecisions::keep(const Question& question, const Decision& decision) {
    const bool fits = kept_.size() < most && question.head.size() <= longest_head;
    if (!fits || !is_short(decision.plan)) return;
    kept_.push_back(
        {question.step,
         question.peer,
         std::string(question.proxy_url),
         std::string(question.head),
         decision}
    );
}

}  // namespace proxy407::decision

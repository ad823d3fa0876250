#include "runner/baseline.hpp"

#include "runner/document.hpp"
#include "scenario/catalogue.hpp"

#include <algorithm>
#include <filesystem>

namespace proxy407::runner {
namespace {

std::vector<std::string> channels_of(const Client& client) {
    std::vector<std::string> found;
    for (const Channel& channel : client.channels) found.push_back(channel.name);
    return found;
}

const std::vector<std::string> targets = {"http", "https"};

/// What can be put up with: a client's failure, not ours and not the driver's.
const std::vector<std::string> verdicts = {"FAIL", "CRASH", "TIMEOUT", "BYPASS"};

KnownFailure known_failure(const Node& node, const Client& client) {
    KnownFailure read;
    const bool whole =
        node.has_keys({"channel", "scenario", "verdict", "finding", "reason"}, {"target", "link"});
    if (!whole) return read;
    read.channel = node.find("channel")->one_of(channels_of(client));
    if (const auto target = node.find("target")) read.target = target->one_of(targets);
    read.scenario = node.text_of("scenario");
    if (const auto wrong = scenario::find(read.scenario);
        std::holds_alternative<scenario::Mistakes>(wrong))
        node.find("scenario")
            ->mistake(
                node.find("scenario")->shown(), std::get<scenario::Mistakes>(wrong).front().expected
            );
    read.verdict = node.find("verdict")->one_of(verdicts);
    read.finding = node.text_of("finding");
    read.reason = node.text_of("reason");
    if (node.find("link")) read.link = node.text_of("link");
    return read;
}

}  // namespace

std::variant<Baseline, scenario::Mistakes> load_baseline(
    const std::string& file, const Client& client
) {
    Baseline read;
    if (!std::filesystem::exists(file)) return read;
    Document document(file);
    const auto root = document.root();
    if (root && root->has_keys({"v", "client", "known_failures"})) {
        root->find("v")->has_version(1);
        root->find("client")->one_of({client.driver});
        for (const Node& item : root->find("known_failures")->items())
            read.push_back(known_failure(item, client));
    }
    if (!document.mistakes().empty()) return document.mistakes();
    return read;
}

std::string_view name(Standing standing) {
    switch (standing) {
        case Standing::expected: return "expected";
        case Standing::known: return "known";
        case Standing::unexpected: return "unexpected";
        case Standing::stale: return "stale";
    }
    return "";
}

const KnownFailure* find_known(
    const Baseline& baseline, std::string_view channel, Target target, std::string_view scenario
) {
    const auto found = std::ranges::find_if(baseline, [&](const KnownFailure& known) {
        return known.channel == channel && known.scenario == scenario &&
               (known.target.empty() || known.target == name(target));
    });
    return found == baseline.end() ? nullptr : &*found;
}

Standing compare(const Judgement& judgement, const KnownFailure* known) {
    switch (judgement.verdict) {
        case Verdict::pass: return known ? Standing::stale : Standing::expected;
        case Verdict::unsupported:
        case Verdict::not_run: return Standing::expected;
        default: break;
    }
    const bool same = known && !judgement.leak && known->verdict == name(judgement.verdict) &&
                      known->finding == judgement.finding;
    return same ? Standing::known : Standing::unexpected;
}

}  // namespace proxy407::runner

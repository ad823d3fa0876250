#include "checks/nonce.hpp"

#include "checks/digest_answers.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace proxy407::checks {

namespace {

/// The count of eight hex digits, 0 if it is none.
std::uint32_t count_of(const http::Credentials& sent) {
    const auto nc = value_of(sent, "nc");
    std::uint32_t count = 0;
    const auto* end = nc.data() + nc.size();
    const auto [stop, error] = std::from_chars(nc.data(), end, count, 16);
    return error == std::errc{} && stop == end && nc.size() == 8 ? count : 0;
}

/// The counts of one nonce.
struct Counts {
    std::set<std::uint32_t> all;
    std::map<std::uint64_t, std::uint32_t> last;  ///< of each connection
    const journal::Exchange* highest = nullptr;
};

/// What is wrong with one more count, "" if nothing is.
std::string take(Counts& counts, const journal::Exchange& exchange, std::uint32_t count) {
    if (count == 0) return "has no nc of eight hex digits from 00000001 on";
    if (counts.highest == nullptr || count > *counts.all.rbegin()) counts.highest = &exchange;
    if (!counts.all.insert(count).second) return "repeats an nc of its nonce";
    auto& last = counts.last[exchange.connection];
    if (count < last) return "has an nc below the one before it on the same connection";
    last = count;
    return "";
}

bool is_stale(const http::Credentials& challenge) {
    return text::equal_ignoring_case(value_of(challenge, "stale"), "true");
}

}  // namespace

CheckResult nonce_of_latest_challenge(const Evidence& evidence, std::int64_t) {
    std::map<std::string, const journal::Exchange*> refused;
    const journal::Exchange* good = nullptr;
    for (const auto& answer : digest_answers(evidence)) {
        const auto nonce = value_of(answer.sent, "nonce");
        good = answer.exchange;
        if (answer.offer == nullptr) {
            return fail(request_line(*good) + " has a nonce that no challenge gave.", good);
        }
        if (const auto before = refused.find(nonce); before != refused.end()) {
            return fail(
                request_line(*good) + " sends the old nonce again, for which exchange " +
                    std::to_string(before->second->number) + " had given a new one.",
                good
            );
        }
        if (!digest_challenges(*good).empty()) refused[nonce] = good;
    }
    if (good == nullptr) return not_reached("No Digest credentials came.");
    return pass("No nonce came again after a new one had been given for it.", good);
}

CheckResult nc_counts_up(const Evidence& evidence, std::int64_t) {
    std::map<std::string, Counts> nonces;
    for (const auto& answer : digest_answers(evidence)) {
        if (answer.sent.find("qop") == nullptr) continue;  // RFC 2069: no counts
        auto& counts = nonces[value_of(answer.sent, "nonce")];
        const auto wrong = take(counts, *answer.exchange, count_of(answer.sent));
        if (wrong.empty()) continue;
        return fail(request_line(*answer.exchange) + ' ' + wrong + '.', answer.exchange);
    }
    if (nonces.empty()) return not_reached("No Digest credentials with a count came.");
    for (const auto& [nonce, counts] : nonces) {
        if (*counts.all.rbegin() == counts.all.size()) continue;
        return fail(
            request_line(*counts.highest) + " is number " + std::to_string(counts.all.size()) +
                " of its nonce at most, and counts " + std::to_string(*counts.all.rbegin()) + '.',
            counts.highest
        );
    }
    return pass("For each nonce nc began with 00000001 and rose by one.");
}

CheckResult nextnonce_used(const Evidence& evidence, std::int64_t) {
    std::map<std::string, const journal::Exchange*> superseded;
    bool went_on = false;
    for (const auto& answer : digest_answers(evidence)) {
        auto nonce = value_of(answer.sent, "nonce");
        went_on = !superseded.empty();
        if (const auto giver = superseded.find(nonce); giver != superseded.end()) {
            return fail(
                request_line(*answer.exchange) + " sends the old nonce, though exchange " +
                    std::to_string(giver->second->number) + " had named the next one.",
                answer.exchange
            );
        }
        if (!nextnonce(*answer.exchange).empty()) superseded[std::move(nonce)] = answer.exchange;
    }
    if (superseded.empty()) return not_reached("No nextnonce was given.");
    if (!went_on) return not_reached("No Digest credentials came after a nextnonce.");
    return pass("No nonce came again after its nextnonce had been given.");
}

CheckResult stale_answered(const Evidence& evidence, std::int64_t) {
    const auto answers = digest_answers(evidence);
    const journal::Exchange* good = nullptr;
    for (const auto* request : requests_to_proxy(evidence)) {
        if (!std::ranges::any_of(digest_challenges(*request), is_stale)) continue;
        good = request;
        const bool answered = std::ranges::any_of(answers, [&](const DigestAnswer& answer) {
            return answer.offer == request &&
                   answer.exchange->head.method() == request->head.method() &&
                   answer.exchange->head.target() == request->head.target();
        });
        if (answered) continue;
        return fail(
            request_line(*request) + " got stale=true and was not repeated with the new nonce.",
            request
        );
    }
    if (good == nullptr) return not_reached("No nonce went stale.");
    return pass("Each stale nonce was replaced and its request repeated.", good);
}

}  // namespace proxy407::checks

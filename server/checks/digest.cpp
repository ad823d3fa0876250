#include "checks/digest.hpp"

#include "checks/digest_answers.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::checks {

namespace {

CheckResult no_answer() {
    return not_reached("No Digest credentials came for a challenge that was given.");
}

/// Is `option` in the list of a qop?
bool offers(const std::string& list, std::string_view option) {
    for (std::string_view rest = list; !rest.empty();) {
        const auto comma = rest.find(',');
        if (text::trim(rest.substr(0, comma)) == option) return true;
        rest.remove_prefix(comma == rest.npos ? rest.size() : comma + 1);
    }
    return false;
}

std::string shown(const std::string& value) {
    return value.empty() ? "none" : '`' + text::printable(value) + '`';
}

bool is_sha2(const http::Credentials& challenge) {
    return text::to_lower(value_of(challenge, "algorithm")).starts_with("sha-");
}

}  // namespace

CheckResult qop_was_offered(const Evidence& evidence, std::int64_t) {
    const journal::Exchange* good = nullptr;
    for (const auto& answer : digest_answers(evidence)) {
        if (answer.offer == nullptr) continue;
        const auto offered = value_of(answer.challenge, "qop");
        const auto sent = value_of(answer.sent, "qop");
        good = answer.exchange;
        if (offered.empty() ? sent.empty() : offers(offered, sent)) continue;
        return fail(
            request_line(*good) + " has the qop " + shown(sent) + "; offered: " + shown(offered) +
                '.',
            good
        );
    }
    if (good == nullptr) return no_answer();
    return pass("Each qop was one of those offered.", good);
}

CheckResult opaque_echoed(const Evidence& evidence, std::int64_t) {
    const journal::Exchange* good = nullptr;
    for (const auto& answer : digest_answers(evidence)) {
        if (answer.offer == nullptr) continue;
        const auto given = value_of(answer.challenge, "opaque");
        const auto sent = value_of(answer.sent, "opaque");
        good = answer.exchange;
        if (given == sent) continue;
        return fail(
            request_line(*good) + " sends the opaque " + shown(sent) + "; the challenge has " +
                shown(given) + '.',
            good
        );
    }
    if (good == nullptr) return no_answer();
    return pass("Each opaque came back as it was given.", good);
}

CheckResult username_hashed(const Evidence& evidence, std::int64_t) {
    const journal::Exchange* good = nullptr;
    for (const auto& answer : digest_answers(evidence)) {
        if (!text::equal_ignoring_case(value_of(answer.challenge, "userhash"), "true")) continue;
        good = answer.exchange;
        if (text::equal_ignoring_case(value_of(answer.sent, "userhash"), "true")) continue;
        return fail(
            request_line(*good) + " has no userhash=true, though the challenge offers it.", good
        );
    }
    if (good == nullptr) return no_answer();
    return pass("Each user name was hashed.", good);
}

CheckResult no_md5_beside_sha2(const Evidence& evidence, std::int64_t) {
    const journal::Exchange* good = nullptr;
    for (const auto& answer : digest_answers(evidence)) {
        if (answer.offer == nullptr) continue;
        good = answer.exchange;
        const auto algorithm = text::to_lower(value_of(answer.sent, "algorithm"));
        const bool md5 = algorithm.empty() || algorithm.starts_with("md5");
        if (!md5 || !std::ranges::any_of(digest_challenges(*answer.offer), is_sha2)) continue;
        return fail(
            request_line(*good) + " answers with MD5, though exchange " +
                std::to_string(answer.offer->number) + " had offered SHA-2.",
            good
        );
    }
    if (good == nullptr) return no_answer();
    return pass("No MD5 came where SHA-2 was offered.", good);
}

}  // namespace proxy407::checks

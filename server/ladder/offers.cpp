#include "ladder/offers.hpp"

#include "auth/digest_algorithm.hpp"
#include "ladder/credentials.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace proxy407::ladder {
namespace {

using Named = std::pair<Scheme, std::string_view>;

constexpr std::array names = {
    Named{Scheme::basic, "Basic"},
    Named{Scheme::digest, "Digest"},
    Named{Scheme::bearer, "Bearer"},
    Named{Scheme::ntlm, "NTLM"},
    Named{Scheme::negotiate, "Negotiate"}};

/// The more, the better it keeps the password; 0: no user and password answer it.
int strength(const Offer& offer) {
    switch (offer.scheme) {
        case Scheme::basic: return 1;
        case Scheme::ntlm: return 2;
        case Scheme::digest: break;
        default: return 0;
    }
    if (!can_answer_digest(offer.challenge)) return 0;
    const auto* algorithm = offer.challenge.find("algorithm");
    const bool md5 = algorithm == nullptr || text::to_lower(algorithm->value).starts_with("md5");
    return md5 ? 3 : 4;
}

}  // namespace

std::string_view name(Scheme scheme) {
    const auto found =
        std::ranges::find_if(names, [&](const Named& row) { return row.first == scheme; });
    return found == names.end() ? std::string_view() : found->second;
}

std::string Offer::realm() const {
    const auto* found = challenge.find("realm");
    return found == nullptr ? "" : found->value;
}

std::vector<Offer> offers_of(const Answer& answer) {
    std::vector<Offer> offers;
    for (auto& challenge : http::parse_challenges(answer.all("Proxy-Authenticate"))) {
        Offer offer;
        for (const auto& [scheme, known] : names)
            if (text::equal_ignoring_case(known, challenge.scheme)) offer.scheme = scheme;
        offer.challenge = std::move(challenge);
        offers.push_back(std::move(offer));
    }
    return offers;
}

const Offer* strongest(const std::vector<Offer>& offers) {
    const auto best = std::ranges::max_element(offers, {}, strength);
    return best == offers.end() || strength(*best) == 0 ? nullptr : &*best;
}

const Offer* offer_of(const std::vector<Offer>& offers, Scheme scheme) {
    const auto found = std::ranges::find(offers, scheme, &Offer::scheme);
    return found == offers.end() ? nullptr : &*found;
}

http::Sentence in_words(const std::vector<Offer>& offers) {
    http::Sentence words;
    for (const auto& offer : offers) {
        if (!words.empty()) words += ", ";
        words += text::printable(offer.challenge.scheme);
        const auto realm = offer.realm();
        if (!realm.empty()) words += " (realm " + http::Sentence::received(realm) + ")";
    }
    return words;
}

}  // namespace proxy407::ladder

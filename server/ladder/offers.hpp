#pragma once

#include "http/credentials.hpp"
#include "ladder/answer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::ladder {

enum class Scheme { none, basic, digest, bearer, ntlm, negotiate, other };

std::string_view name(Scheme scheme);  ///< as on the wire; "" for `none` and `other`

/// A scheme that the proxy asks for.
struct Offer {
    Scheme scheme = Scheme::other;
    http::Credentials challenge;

    std::string realm() const;
};

/// What the response asks the client of the proxy for.
std::vector<Offer> offers_of(const Answer& answer);

/// The strongest that a user and a password answer; null where there is none.
const Offer* strongest(const std::vector<Offer>& offers);

/// The first of that scheme; null where it is not offered.
const Offer* offer_of(const std::vector<Offer>& offers, Scheme scheme);

/// "Basic (realm `office`), NTLM"
http::Sentence in_words(const std::vector<Offer>& offers);

}  // namespace proxy407::ladder

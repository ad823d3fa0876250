#include "ladder/rung.hpp"

#include "auth/ntlm.hpp"
#include "ladder/credentials.hpp"
#include "ladder/ntlm_client.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"

namespace proxy407::ladder {
namespace {

std::string ntlm_field(const std::string& message) {
    return "NTLM " + text::base64_encode(message);
}

/// The message of the proxy in the last response; "" where there is none.
std::string type2_in(Seen seen) {
    for (const auto& offer : offers_of(last_answer(seen)))
        if (offer.scheme == Scheme::ntlm)
            if (const auto octets = text::base64_decode(offer.challenge.token68); octets)
                return *octets;
    return "";
}

/// The challenge of a proxy that says that only the nonce was wrong.
const Offer* stale_challenge(const std::vector<Offer>& offers) {
    for (const auto& offer : offers) {
        const auto* stale = offer.challenge.find("stale");
        if (offer.scheme == Scheme::digest && stale != nullptr &&
            text::equal_ignoring_case(stale->value, "true"))
            return &offer;
    }
    return nullptr;
}

std::string digest_field(
    const Facts& facts,
    const http::Credentials& challenge,
    const Request& request,
    std::uint32_t count
) {
    return digest_value(
        challenge,
        *facts.account,
        {request.method, request.target, text::base64_encode(facts.question.random), count}
    );
}

bool negotiates(const Facts& facts) {
    return facts.chosen && facts.chosen->scheme == Scheme::negotiate;
}

/// Proxy-Authorization of the first request on a connection.
std::string first_field(const Facts& facts, const Request& request, Seen seen) {
    if (negotiates(facts))
        return "Negotiate " + text::base64_encode(std::get<Token>(seen.front().outcome).octets);
    if (!facts.chosen || !facts.account) return "";
    switch (facts.chosen->scheme) {
        case Scheme::basic: return basic_value(*facts.account);
        case Scheme::digest:
            return digest_field(facts, facts.chosen->challenge, request, facts.answers + 1);
        case Scheme::ntlm: return ntlm_field(ntlm_type1());
        default: return "";
    }
}

/// And of the second one, which only a handshake and a stale nonce need.
std::optional<std::string> second_field(const Facts& facts, const Request& request, Seen seen) {
    if (!facts.chosen || !facts.account || last_answer(seen).closes()) return std::nullopt;
    const auto& question = facts.question;
    if (facts.chosen->scheme == Scheme::ntlm) {
        const auto type3 =
            ntlm_type3(type2_in(seen), *facts.account, question.random, question.file_time);
        if (!type3) return std::nullopt;
        return ntlm_field(*type3);
    }
    if (facts.chosen->scheme != Scheme::digest) return std::nullopt;
    const auto offers = offers_of(last_answer(seen));
    const auto* stale = stale_challenge(offers);
    if (stale == nullptr) return std::nullopt;
    return digest_field(facts, stale->challenge, request, 1);
}

/// What leads to a connection on which a request can be sent.
std::vector<Probe> opening(const Facts& facts) {
    const auto& proxy = facts.question.proxy;
    std::vector<Probe> probes = {Open{facts.address, proxy.place.port}};
    if (proxy.tls) probes.emplace_back(Encrypt{proxy.place.host});
    return probes;
}

bool has_failed(Seen seen) {
    return !seen.empty() && !came_about(seen.back().outcome);
}

}  // namespace

std::optional<Probe> next_of_plain_request(const Facts& facts, const Request& request, Seen seen) {
    if (has_failed(seen)) return std::nullopt;
    const auto before = opening(facts);
    if (seen.size() < before.size()) return before[seen.size()];
    if (seen.size() > before.size()) return std::nullopt;
    return Ask{to_octets(request)};
}

std::optional<Probe> next_of_request(const Facts& facts, const Request& request, Seen seen) {
    if (has_failed(seen)) return std::nullopt;
    auto before = opening(facts);
    // A token is good for one connection.
    if (negotiates(facts)) before.insert(before.begin(), GetToken{facts.question.proxy.place.host});
    if (seen.size() < before.size()) return before[seen.size()];
    const auto requests = seen.size() - before.size();
    if (requests == 0) return Ask{to_octets(request, first_field(facts, request, seen))};
    if (requests > 1) return std::nullopt;
    const auto second = second_field(facts, request, seen);
    if (!second) return std::nullopt;
    return Ask{to_octets(request, *second)};
}

Facts challenged_anew(const Facts& facts, Seen seen) {
    const auto plain_probes = opening(facts).size() + 1;
    auto anew = facts;
    if (facts.chosen->scheme != Scheme::digest || seen.size() < plain_probes) return anew;
    const auto offers = offers_of(last_answer(seen.first(plain_probes)));
    const auto* digest = offer_of(offers, Scheme::digest);
    if (digest == nullptr) return anew;
    const auto* before = facts.chosen->challenge.find("nonce");
    const auto* nonce = digest->challenge.find("nonce");
    if (nonce == nullptr || before == nullptr || nonce->value != before->value) anew.answers = 0;
    anew.chosen = *digest;
    return anew;
}

std::optional<Probe> next_of_repetition(const Facts& facts, Seen seen) {
    if (facts.chosen->scheme != Scheme::digest) return next_of_request(facts, facts.request, seen);
    if (auto plain = next_of_plain_request(facts, facts.request, seen)) return plain;
    const auto plain_probes = opening(facts).size() + 1;
    if (seen.size() < plain_probes) return std::nullopt;
    const auto challenged = last_answer(seen.first(plain_probes));
    if (challenged.status != 407) return std::nullopt;
    const auto anew = challenged_anew(facts, seen);
    if (challenged.closes())
        return next_of_request(anew, facts.request, seen.subspan(plain_probes));
    if (seen.size() == plain_probes)
        return Ask{to_octets(facts.request, first_field(anew, facts.request, seen))};
    if (seen.size() > plain_probes + 1) return std::nullopt;
    const auto second = second_field(anew, facts.request, seen);
    if (!second) return std::nullopt;
    return Ask{to_octets(facts.request, *second)};
}

Passed accepted_without_credentials(Facts& facts, http::Sentence words) {
    facts.is_accepted = true;
    facts.answered = facts.first;
    facts.if_all_is_well = conclude(
        "open",
        "The proxy asks this address for no credentials.",
        shown(facts.first, {"Via", "Server"}),
        facts.question.account ? "Leave the credentials out: they were not sent." : ""
    );
    return {{std::move(words)}};
}

Answer last_answer(Seen seen) {
    const auto* answered = last<Answered>(seen);
    return answered == nullptr ? Answer{} : read_answer(answered->octets);
}

std::string silence_in_words(Seen seen) {
    if (const auto* answered = last<Answered>(seen)) {
        switch (answered->end) {
            case Answered::End::closed: return "closed the connection";
            case Answered::End::reset: return "reset the connection";
            default: return "did not answer in time";
        }
    }
    if (const auto* encrypted = last<Encrypted>(seen))
        return "ended the TLS handshake: " + encrypted->trouble;
    const auto* opened = last<Opened>(seen);
    return opened == nullptr ? "did not answer" : "accepted no connection: " + opened->trouble;
}

}  // namespace proxy407::ladder

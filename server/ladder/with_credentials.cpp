#include "ladder/credentials.hpp"
#include "ladder/refusal.hpp"
#include "ladder/rung.hpp"
#include "ladder/who.hpp"
#include "text/octets.hpp"

#include <arpa/inet.h>

#include <algorithm>

namespace proxy407::ladder {
namespace {

const std::initializer_list<std::string_view> challenges = {
    "Proxy-Authenticate", "Connection", "Proxy-Connection"};

bool asks_for_credentials(const Facts& facts) {
    return facts.first.status == 407;
}

Step judge_who(Facts& facts, Seen) {
    const auto who = who_answers(facts.first);
    Passed passed;
    passed.says.push_back(
        who.empty() ? http::Sentence("Nothing in its response names the program.")
                    : "It is " + http::Sentence::received(who) + "."
    );
    if (const auto via = facts.first.first("Via"))
        passed.says.push_back("Via names " + http::Sentence::received(*via) + ".");
    return passed;
}

bool is_named_by_address(const Facts& facts) {
    in_addr ipv4{};
    const auto& host = facts.question.proxy.place.host;
    return host.find(':') != host.npos || inet_pton(AF_INET, host.c_str(), &ipv4) == 1;
}

Conclusion named_by_address(const Facts& facts) {
    return conclude(
        "named-by-address",
        "The proxy asks for Kerberos, and the URL names it by its address: tickets are made for "
        "names.",
        shown(facts.first, challenges),
        "Write the proxy's full name in the URL, the one that its key is for (HTTP/NAME)."
    );
}

/// Why none of the offers can be answered by a user and a password.
Conclusion nothing_to_answer(const Facts& facts) {
    const auto bytes = shown(facts.first, challenges);
    if (facts.offers.empty())
        return conclude(
            "no-challenge",
            "The proxy sends 407 without a Proxy-Authenticate that can be read: no client knows "
            "what to answer.",
            bytes,
            "Tell whoever runs the proxy (RFC 9110 section 15.5.8). A client that sends Basic "
            "unasked may get through: curl --proxy-basic --proxy-header."
        );
    if (offer_of(facts.offers, Scheme::negotiate) != nullptr) return named_by_address(facts);
    return conclude(
        "only-unknown-schemes",
        "The proxy asks for " + in_words(facts.offers) +
            ", which a user and a password do not answer.",
        bytes,
        "Ask whoever runs the proxy which client it is for."
    );
}

Conclusion credentials_missing(const Facts& facts) {
    return conclude(
        "credentials-missing",
        "The proxy asks for credentials by " + in_words(facts.offers) + ", and none are given.",
        shown(facts.first, challenges),
        "Give them: proxy407 diagnose URL --user NAME asks for the password, unseen."
    );
}

Step judge_offers(Facts& facts, Seen) {
    facts.offers = offers_of(facts.first);
    const auto* best = strongest(facts.offers);
    const auto* negotiate = offer_of(facts.offers, Scheme::negotiate);
    const bool by_ticket = negotiate != nullptr && !is_named_by_address(facts) &&
                           (best == nullptr || !facts.question.account);
    if (by_ticket) {
        facts.chosen = *negotiate;
        return Passed{{"It offers " + in_words(facts.offers) + ". Tried is Negotiate."}};
    }
    if (best == nullptr) return nothing_to_answer(facts);
    if (!facts.question.account) return credentials_missing(facts);
    facts.chosen = *best;
    facts.account = facts.question.account;
    Passed passed{{"It offers " + in_words(facts.offers) + "."}};
    passed.says.push_back("Tried is " + std::string(name(best->scheme)) + ".");
    if (best->scheme == Scheme::basic && !facts.question.proxy.tls)
        passed.says.emplace_back(
            "It offers nothing stronger than Basic: the password goes in clear to the proxy."
        );
    if (best->scheme == Scheme::basic && facts.account->user.find(':') != std::string::npos)
        return conclude(
            "unsendable",
            "The user has a colon, which ends the user's name in Basic (RFC 7617 section 2).",
            "",
            "Take an account without a colon in its name."
        );
    return passed;
}

bool needs_ticket(const Facts& facts) {
    return facts.chosen && facts.chosen->scheme == Scheme::negotiate;
}

std::optional<Probe> get_token(const Facts& facts, Seen seen) {
    if (!seen.empty()) return std::nullopt;
    return GetToken{facts.question.proxy.place.host};
}

/// Why there is no token, told by the words of the Kerberos library.
Conclusion no_token(const Facts& facts, const std::string& trouble) {
    const auto service = "HTTP/" + facts.question.proxy.place.host;
    const auto has = [&](std::string_view words) { return trouble.find(words) != trouble.npos; };
    if (has("expired"))
        return conclude(
            "ticket-expired",
            "The Kerberos ticket of this user has expired.",
            trouble,
            "Get a new one: kinit. klist shows until when it is good."
        );
    if (has("not found in Kerberos database"))
        return conclude(
            "service-unknown",
            "The KDC knows no service " + service + ": the proxy's key is for another name.",
            trouble,
            "Write the name in the URL that the key is for. Whoever runs the proxy sees it by "
            "klist -k."
        );
    if (has("lock skew"))
        return conclude(
            "clock-skew",
            "The clock of this machine and that of the KDC differ too much.",
            trouble,
            "Set the clock (NTP). Kerberos allows five minutes."
        );
    if (strongest(facts.offers) != nullptr) return credentials_missing(facts);
    return conclude(
        "no-ticket",
        "The proxy asks for a Kerberos ticket for " + service + ", and this user has none.",
        trouble,
        "Get one (kinit USER@REALM, then klist), and take a client that speaks Negotiate: "
        "curl --proxy-negotiate -U : is one."
    );
}

Step judge_token(Facts& facts, Seen seen) {
    const auto* token = last<Token>(seen);
    if (token == nullptr || token->octets.empty())
        return no_token(facts, token == nullptr ? "" : token->trouble);
    return Passed{{"This user has a ticket for HTTP/" + facts.question.proxy.place.host + "."}};
}

std::optional<Probe> try_credentials(const Facts& facts, Seen seen) {
    return next_of_request(facts, facts.request, seen);
}

/// Whoever refuses does so at once; who takes the request on may look for its name long.
bool is_busy(Seen seen) {
    const auto* answered = last<Answered>(seen);
    return answered != nullptr && answered->octets.empty() &&
           answered->end == Answered::End::silence;
}

/// The proxy accepts the credentials; what then?
Step accepted(Facts& facts, const Answer& answer, Passed passed) {
    facts.is_accepted = true;
    facts.answered = answer;
    facts.is_tunnel = facts.request.method == "CONNECT" && answer.is_success();
    const auto& target = facts.question.target;
    if (target.is_made_up && answer.status == 403)
        passed.says.emplace_back(
            "It accepts the credentials; its rules refuse the made-up name. Name a --target."
        );
    else if (answer.status == 0)
        passed.says.emplace_back("It does not refuse the credentials; no response comes in time.");
    else
        passed.says.push_back("It accepts the credentials: " + status_line(answer) + ".");
    if (target.is_made_up || facts.request.method == "CONNECT") return passed;
    if (answer.status == 403)
        return conclude(
            "target-blocked",
            "The credentials are accepted, and this target is refused: by a rule of the proxy or "
            "by the target.",
            shown(answer, {"Server", "Via", "X-Squid-Error", "Proxy-Status"}),
            "Ask whoever runs the proxy for the rule, or the target for access."
        );
    if (answer.status == 401)
        return conclude(
            "target-refuses",
            "The target asks for credentials of its own; the proxy accepts those that it got.",
            shown(answer, {"WWW-Authenticate", "Server", "Via"}),
            "Give the client the target's credentials (curl -u), beside those of the proxy (-U)."
        );
    if (answer.status == 0 || (answer.status >= 502 && answer.status <= 504))
        return conclude(
            "target-unreachable",
            "The credentials are accepted, and the proxy can't reach the target.",
            shown(answer, {"Server", "Via", "X-Squid-Error", "Proxy-Status"}),
            "Check the target's name and port, from the proxy's side of the network."
        );
    return passed;
}

/// Some proxies answer wrong credentials by 401.
bool is_refusal(const Facts& facts, const Answer& answer) {
    if (answer.status == 407) return true;
    return answer.status == 401 &&
           (facts.question.target.is_made_up || is_same_server(answer, facts.first));
}

Conclusion not_kept(const Facts& facts, Seen seen) {
    return conclude(
        "ntlm-connection-not-kept",
        "NTLM takes three requests on one connection, and the proxy " +
            (last_answer(seen).closes() ? "ends it after the first" : silence_in_words(seen)) + ".",
        shown(last_answer(seen), challenges),
        "Whatever stands in front of the proxy must keep the connection (HAProxy: option "
        "http-keep-alive, and no http-server-close). " +
            std::string(
                offer_of(facts.offers, Scheme::basic) != nullptr ? "Basic would do without." : ""
            )
    );
}

/// The handshake ended before it came to the credentials.
bool ended_early(const Facts& facts, Seen seen) {
    if (facts.chosen->scheme != Scheme::ntlm) return false;
    const auto requests = std::ranges::count_if(seen, [](const Sight& sight) {
        return std::holds_alternative<Ask>(sight.probe);
    });
    const auto answer = last_answer(seen);
    const bool is_gone = answer.status == 0 && !is_busy(seen);
    return is_gone || (requests == 1 && answer.status == 407);
}

Conclusion refused(const Facts& facts, const Answer& answer) {
    if (auto account = sellers_refusal(answer)) return *std::move(account);
    std::string change =
        "HTTP does not say whether the user or the password is wrong, expired or locked. Ask "
        "whoever runs the proxy; sign in elsewhere with the same account.";
    if (facts.chosen->scheme == Scheme::ntlm)
        change += " A load balancer that spreads the legs of NTLM looks the same.";
    if (facts.chosen->scheme == Scheme::negotiate)
        return conclude(
            "credentials-refused",
            "The proxy refuses the Kerberos ticket of this user.",
            shown(answer, {"Proxy-Authenticate", "X-Squid-Error", "Proxy-Status"}),
            "Its key is an old one or for another name, its clock is wrong, or the user may not. "
            "Whoever runs the proxy sees which in its log."
        );
    return conclude(
        "credentials-refused",
        "The proxy refuses the credentials of " +
            http::Sentence::user(facts.question.account->user) + " by " +
            std::string(name(facts.chosen->scheme)) +
            (facts.tries > 1 ? ", in both readings." : "."),
        shown(answer, {"Proxy-Authenticate", "WWW-Authenticate", "X-Squid-Error", "Proxy-Status"}),
        std::move(change)
    );
}

Conclusion silent_after_credentials(Seen seen) {
    return conclude(
        "credentials-refused",
        "The proxy " + silence_in_words(seen) + " after it got the credentials.",
        "",
        "Try once more. A proxy that does so each time refuses them without a response."
    );
}

Step judge_credentials(Facts& facts, Seen seen) {
    if (ended_early(facts, seen)) return not_kept(facts, seen);
    ++facts.tries;
    ++facts.answers;
    const auto answer = last_answer(seen);
    if (answer.status == 0 && !is_busy(seen)) return silent_after_credentials(seen);
    if (auto account = sellers_refusal(answer)) return *std::move(account);
    if (!is_refusal(facts, answer)) {
        facts.if_all_is_well = conclude(
            "works",
            "The proxy accepts the credentials as they are given, by " +
                std::string(name(facts.chosen->scheme)) + ".",
            shown(answer, {"Via", "Server"})
        );
        return accepted(facts, answer, {});
    }
    if (!facts.account || !facts.question.other) return refused(facts, answer);
    return Passed{{"It refuses the credentials: " + status_line(answer) + "."}};
}

bool has_challenge(const Facts& facts) {
    return facts.chosen.has_value();
}

bool may_mean_something_else(const Facts& facts) {
    return facts.chosen && !facts.is_accepted && facts.account && facts.question.other;
}

/// The challenge is the one of the first response: a nonce may be used again.
std::optional<Probe> try_other_reading(const Facts& facts, Seen seen) {
    auto other = facts;
    other.account = facts.question.other->account;
    return next_of_request(other, facts.request, seen);
}

Step judge_other_reading(Facts& facts, Seen seen) {
    const auto& other = *facts.question.other;
    ++facts.tries;
    ++facts.answers;
    const auto answer = last_answer(seen);
    if (answer.status == 0 && !is_busy(seen)) return silent_after_credentials(seen);
    if (is_refusal(facts, answer) || sellers_refusal(answer)) return refused(facts, answer);
    facts.account = other.account;
    facts.if_all_is_well = conclude(
        other.cause,
        "The proxy accepts the credentials " + other.what + ".",
        shown(answer, {"Via", "Server"}),
        other.change
    );
    return accepted(facts, answer, {{"Tried " + other.what + "."}});
}

constexpr Rung credential_rungs[] = {
    {"who", "Which program is it?", asks_for_credentials, nullptr, judge_who},
    {"challenge", "What does it ask for?", asks_for_credentials, nullptr, judge_offers},
    {"ticket", "Is there a Kerberos ticket for it?", needs_ticket, get_token, judge_token},
    {"credentials",
     "Does it accept the credentials?",
     has_challenge,
     try_credentials,
     judge_credentials},
    {"other-reading",
     "Does it accept them read in another way?",
     may_mean_something_else,
     try_other_reading,
     judge_other_reading},
};

}  // namespace

std::span<const Rung> rungs_with_credentials() {
    return credential_rungs;
}

}  // namespace proxy407::ladder

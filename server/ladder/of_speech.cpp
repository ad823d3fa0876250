#include "ladder/rung.hpp"
#include "ladder/who.hpp"
#include "text/octets.hpp"

namespace proxy407::ladder {
namespace {

/// SOCKS 5: one method, without authentication (RFC 1928 section 3).
constexpr std::string_view socks_greeting("\x05\x01\x00", 3);

/// A TLS alert (RFC 8446 section 6): what a server of TLS says to plain HTTP.
bool is_tls_alert(std::string_view octets) {
    return octets.starts_with("\x15\x03");
}

bool is_socks(std::string_view octets) {
    return octets.size() >= 2 && octets.size() <= 8 && (octets[0] == 5 || octets[0] == 0);
}

/// Web servers say so in a page, in plain HTTP.
bool says_wants_tls(const Answer& answer) {
    return answer.status == 400 && answer.body.find("HTTPS") != answer.body.npos &&
           answer.body.find("lain HTTP request") != answer.body.npos;
}

Conclusion speaks_tls(const Facts& facts, std::string bytes) {
    return conclude(
        "speaks-tls",
        "The proxy speaks TLS at " + http::to_string(facts.question.proxy.place) +
            ", and the URL says http://.",
        std::move(bytes),
        "Write https:// in the URL. Of the clients curl, Go and Python requests speak TLS to a "
        "proxy."
    );
}

Conclusion speaks_socks(const Facts& facts, std::string_view octets) {
    return conclude(
        "speaks-socks",
        "A SOCKS proxy listens at " + http::to_string(facts.question.proxy.place) +
            ", which speaks no HTTP and sends no 407.",
        text::printable(octets),
        "Write socks5h:// in the URL for clients that speak SOCKS, or the port for HTTP."
    );
}

std::optional<Probe> ask_plainly(const Facts& facts, Seen seen) {
    return next_of_plain_request(facts, facts.request, seen);
}

std::string first_octets(Seen seen) {
    const auto* answered = last<Answered>(seen);
    return answered == nullptr ? "" : answered->octets;
}

/// What the client has to be told of the proxy's own certificate.
std::vector<http::Sentence> remarks_on_certificate(Seen seen) {
    for (const auto& sight : seen) {
        const auto* encrypted = std::get_if<Encrypted>(&sight.outcome);
        if (encrypted != nullptr && !encrypted->distrust.empty())
            return {
                "This machine does not trust the proxy's own certificate (" + encrypted->distrust +
                "), signed by " + http::Sentence::received(encrypted->issuer) +
                ": give clients that authority."};
    }
    return {};
}

bool is_gone(const Facts& facts, Seen seen) {
    return !facts.question.proxy.tls && last<Opened>(seen) != nullptr;
}

Step judge_http(Facts& facts, Seen seen) {
    const auto octets = first_octets(seen);
    facts.first = read_answer(octets);
    if (is_tls_alert(octets)) return speaks_tls(facts, text::printable(octets));
    if (says_wants_tls(facts.first)) return speaks_tls(facts, shown(facts.first, {"Server"}));
    if (facts.first.status != 0) {
        facts.is_tunnel = facts.request.method == "CONNECT" && facts.first.is_success();
        Passed passed{remarks_on_certificate(seen)};
        passed.says.push_back("It answers " + status_line(facts.first) + ".");
        return passed;
    }
    if (is_gone(facts, seen))
        return conclude(
            "no-connection",
            "The proxy accepted one connection and refused the next.",
            "",
            "Try again; it may have been starting or overloaded."
        );
    if (is_socks(octets)) return speaks_socks(facts, octets);
    if (octets.empty()) return Passed{{"It " + silence_in_words(seen) + "."}};
    return conclude(
        "speaks-no-http",
        "What listens there answers an HTTP request with something else.",
        text::printable(octets.substr(0, 100)),
        "Check host and port: another service has them."
    );
}

bool was_silent(const Facts& facts) {
    return facts.first.status == 0 && !facts.is_accepted;
}

/// A request that nobody can forward, which is refused at once.
std::optional<Probe> ask_for_nothing(const Facts& facts, Seen seen) {
    return next_of_plain_request(facts, {"GET", "/", "proxy407.invalid"}, seen);
}

/// Whoever answers this one works on the other: a name that nobody has may take a resolver long.
Step judge_nothing(Facts& facts, Seen seen) {
    const auto answer = last_answer(seen);
    if (answer.status == 0) return Passed{{"It " + silence_in_words(seen) + "."}};
    if (answer.status == 407) {
        facts.first = answer;
        return Passed{{"It answers " + status_line(answer) + "."}};
    }
    if (!facts.question.target.is_made_up)
        return conclude(
            "target-unreachable",
            "The proxy takes the request without credentials, and no response comes in time.",
            shown(answer, {"Server", "Via"}),
            "Check the target's name and port, from the proxy's side of the network."
        );
    return accepted_without_credentials(
        facts, "It answers " + status_line(answer) + ", and is still looking for the name."
    );
}

bool was_silent_in_plain(const Facts& facts) {
    return was_silent(facts) && !facts.question.proxy.tls;
}

bool was_silent_in_tls(const Facts& facts) {
    return was_silent(facts) && facts.question.proxy.tls;
}

std::optional<Probe> try_tls(const Facts& facts, Seen seen) {
    const auto& place = facts.question.proxy.place;
    if (seen.empty()) return Open{facts.address, place.port};
    if (seen.size() > 1 || !came_about(seen.back().outcome)) return std::nullopt;
    return Encrypt{place.host};
}

Step judge_tls(Facts& facts, Seen seen) {
    const auto* encrypted = last<Encrypted>(seen);
    if (encrypted == nullptr || !encrypted->done)
        return Passed{{"It does not answer a TLS handshake either."}};
    return speaks_tls(facts, "certificate of " + encrypted->subject);
}

std::optional<Probe> try_plain(const Facts& facts, Seen seen) {
    if (seen.empty()) return Open{facts.address, facts.question.proxy.place.port};
    if (seen.size() > 1 || !came_about(seen.back().outcome)) return std::nullopt;
    return Ask{to_octets(facts.request)};
}

Step judge_plain(Facts& facts, Seen seen) {
    const auto answer = last_answer(seen);
    if (answer.status == 0) return Passed{{"It does not answer plain HTTP either."}};
    return conclude(
        "speaks-no-tls",
        "The proxy speaks plain HTTP at " + http::to_string(facts.question.proxy.place) +
            ", and the URL says https://.",
        shown(answer, {"Server", "Via"}),
        "Write http:// in the URL of the proxy. Targets stay https:// all the same."
    );
}

std::optional<Probe> try_socks(const Facts& facts, Seen seen) {
    if (seen.empty()) return Open{facts.address, facts.question.proxy.place.port};
    if (seen.size() > 1 || !came_about(seen.back().outcome)) return std::nullopt;
    return Ask{std::string(socks_greeting)};
}

Step judge_socks(Facts& facts, Seen seen) {
    const auto octets = first_octets(seen);
    const auto place = http::to_string(facts.question.proxy.place);
    if (is_socks(octets)) return speaks_socks(facts, octets);
    return conclude(
        "silent",
        "What listens at " + place + " answers neither HTTP nor TLS nor SOCKS.",
        "",
        "Check host and port. A proxy that lists addresses may drop the requests of all others: "
        "ask whoever runs it."
    );
}

constexpr Rung speech_rungs[] = {
    {"http", "Does it answer HTTP?", nullptr, ask_plainly, judge_http},
    {"busy",
     "Does it answer a request that it can't forward?",
     was_silent,
     ask_for_nothing,
     judge_nothing},
    {"tls", "Does it speak TLS instead?", was_silent_in_plain, try_tls, judge_tls},
    {"plain", "Does it speak plain HTTP instead?", was_silent_in_tls, try_plain, judge_plain},
    {"socks", "Does it speak SOCKS instead?", was_silent, try_socks, judge_socks},
};

}  // namespace

std::span<const Rung> rungs_of_speech() {
    return speech_rungs;
}

}  // namespace proxy407::ladder

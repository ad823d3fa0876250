#include "ladder/rung.hpp"
#include "text/octets.hpp"

namespace proxy407::ladder {
namespace {

const std::initializer_list<std::string_view> tunnel_fields = {
    "Server", "Via", "X-Squid-Error", "Proxy-Status", "Proxy-Authenticate", "Allow"};

http::Authority tunnel_place(const Target& target) {
    return target.is_made_up ? made_up_target(true).place : target.place;
}

bool wants_tunnel(const Facts& facts) {
    const auto& target = facts.question.target;
    return facts.is_accepted && !facts.is_tunnel && (target.tls || target.is_made_up);
}

bool asked_already(const Facts& facts) {
    return facts.request.method == "CONNECT";
}

std::optional<Probe> open_tunnel(const Facts& facts, Seen seen) {
    if (asked_already(facts)) return std::nullopt;
    return next_of_request(facts, tunnel_to(tunnel_place(facts.question.target)), seen);
}

Conclusion refused_tunnel(const Facts& facts, const Answer& answer) {
    const auto place = http::to_string(tunnel_place(facts.question.target));
    return conclude(
        "tunnel-refused",
        "The proxy accepts plain requests and refuses CONNECT to " + place + ".",
        shown(answer, tunnel_fields),
        "Its rules allow https:// targets to some clients, hosts or ports only: ask whoever runs "
        "it. Squid calls them SSL_ports and http_access."
    );
}

std::optional<Conclusion> of_tunnel(const Facts& facts, const Answer& answer) {
    switch (answer.status) {
        case 407:
            return conclude(
                "tunnel-asks-again",
                "The proxy accepts the credentials for GET and asks for them again for CONNECT.",
                shown(answer, tunnel_fields),
                "https:// targets need an account or a scheme that the proxy accepts for CONNECT."
            );
        case 403: return refused_tunnel(facts, answer);
        case 400:
        case 405:
        case 501:
            return conclude(
                "no-tunnel",
                "The proxy does not know CONNECT: https:// targets can't be reached through it.",
                shown(answer, tunnel_fields),
                "Take another proxy for https:// targets."
            );
        default: return std::nullopt;
    }
}

/// A target that is refused may be refused for its port.
bool may_allow_443_alone(const Facts& facts) {
    const auto& target = facts.question.target;
    return facts.is_accepted && !facts.is_tunnel && facts.answered.status == 403 && target.tls &&
           target.place.port != 443;
}

Conclusion silent_to_connect(Seen seen) {
    return conclude(
        "no-tunnel",
        "The proxy " + silence_in_words(seen) + " when it was asked for a tunnel.",
        "",
        "Ask whoever runs the proxy whether it allows CONNECT."
    );
}

Step judge_tunnel(Facts& facts, Seen seen) {
    const auto answer = asked_already(facts) ? facts.answered : last_answer(seen);
    const auto words = status_line(answer);
    const auto* answered = last<Answered>(seen);
    const bool made_up = facts.question.target.is_made_up;
    const bool is_busy = answered != nullptr && answered->end == Answered::End::silence;
    if (answer.status == 0 && is_busy && made_up)
        return Passed{{"It does not refuse CONNECT; no response comes in time."}};
    if (answer.status == 0) return silent_to_connect(seen);
    facts.answered = answer;
    facts.is_tunnel = answer.is_success();
    ++facts.answers;
    if (facts.is_tunnel) return Passed{{"It opens a tunnel: " + words + "."}};
    const bool failed = answer.status >= 500 && answer.status != 501;
    if (failed && made_up)
        return Passed{{"It knows CONNECT and looks for the name: " + words + "."}};
    if (failed)
        return conclude(
            "target-unreachable",
            "The proxy accepts the request and can't reach the target.",
            shown(answer, tunnel_fields),
            "Check the target's name and port, from the proxy's side of the network."
        );
    if (!may_allow_443_alone(facts))
        if (auto concluded = of_tunnel(facts, answer)) return *std::move(concluded);
    return Passed{{"It answers CONNECT by " + words + "."}};
}

std::optional<Probe> ask_for_443(const Facts& facts, Seen seen) {
    return next_of_request(facts, tunnel_to({facts.question.target.place.host, 443}), seen);
}

Step judge_443(Facts& facts, Seen seen) {
    const auto answer = last_answer(seen);
    if (answer.status == 403 || answer.status == 0) return refused_tunnel(facts, facts.answered);
    return conclude(
        "tunnel-only-443",
        "The proxy tunnels to port 443 and refuses CONNECT to port " +
            std::to_string(facts.question.target.place.port) + ".",
        shown(answer, tunnel_fields),
        "Have the port added to the proxy's rules (Squid: SSL_ports), or serve the target on 443."
    );
}

bool may_have_tls_inside(const Facts& facts) {
    return facts.is_tunnel;
}

std::optional<Probe> encrypt_inside(const Facts& facts, Seen seen) {
    if (!seen.empty()) return std::nullopt;
    return Encrypt{tunnel_place(facts.question.target).host};
}

std::string certificate(const Encrypted& seen) {
    return "subject " + seen.subject + "\nissuer " + seen.issuer + "\nSHA-256 " + seen.sha256;
}

Conclusion intercepted(const Encrypted& seen, bool is_certain) {
    return conclude(
        "tls-intercepted",
        is_certain
            ? "The proxy opens the encryption: it has a certificate for a name that nobody "
              "has, made by " +
                  http::Sentence::received(seen.issuer) + "."
            : "This machine does not trust who signed the certificate inside of the tunnel, " +
                  http::Sentence::received(seen.issuer) +
                  ": the proxy opens the encryption, or the target signs for "
                  "itself.",
        certificate(seen),
        "Get the authority's certificate from whoever runs the proxy, compare its fingerprint, and "
        "give it to each client: curl --cacert, REQUESTS_CA_BUNDLE, NODE_EXTRA_CA_CERTS, "
        "SSL_CERT_FILE (Go, Ruby), keytool -importcert (Java), git http.sslCAInfo."
    );
}

Step judge_certificate(Facts& facts, Seen seen) {
    const auto* encrypted = last<Encrypted>(seen);
    const bool made_up = facts.question.target.is_made_up;
    if (encrypted == nullptr || !encrypted->done) {
        facts.is_tunnel = false;
        if (made_up) return Passed{{"The proxy says 200 to CONNECT before it looks for the name."}};
        return conclude(
            "no-tls-inside",
            "The tunnel opens, and what is behind it does not speak TLS: " +
                (encrypted == nullptr ? "" : encrypted->trouble) + ".",
            "",
            "Check the port of the target. A proxy that blocks a target by its name ends the "
            "handshake likewise."
        );
    }
    if (made_up) return intercepted(*encrypted, true);
    if (encrypted->distrust.find("expired") != std::string::npos)
        return conclude(
            "target-certificate-expired",
            "The certificate inside of the tunnel has expired.",
            certificate(*encrypted),
            "Tell whoever runs the target, or the proxy if the issuer is its own."
        );
    if (!encrypted->distrust.empty()) return intercepted(*encrypted, false);
    return Passed{
        {"The certificate is trusted here; " + http::Sentence::received(encrypted->issuer) +
         " signed it."}};
}

bool has_target_inside(const Facts& facts) {
    return facts.is_tunnel && !facts.question.target.is_made_up;
}

std::optional<Probe> ask_inside(const Facts& facts, Seen seen) {
    if (!seen.empty()) return std::nullopt;
    const auto& target = facts.question.target;
    auto request = get(target);
    request.target = target.path;
    return Ask{to_octets(request)};
}

Step judge_inside(Facts&, Seen seen) {
    const auto answer = last_answer(seen);
    if (answer.status == 407)
        return conclude(
            "target-sends-407",
            "The 407 comes from inside of the tunnel: the target sends it, and the proxy saw "
            "nothing of it.",
            shown(answer, tunnel_fields),
            "Send no credentials of the proxy to the target. The target is a proxy itself, or "
            "wrongly configured."
        );
    if (answer.status == 401 || answer.status == 403)
        return conclude(
            "target-refuses",
            "The target itself refuses the request; the proxy accepts the client.",
            shown(answer, {"WWW-Authenticate", "Server"}),
            "Give the client the target's credentials (curl -u), beside those of the proxy (-U)."
        );
    if (answer.status == 0) return Passed{{"The target " + silence_in_words(seen) + "."}};
    return Passed{{"The target answers " + status_line(answer) + "."}};
}

constexpr Rung behind_rungs[] = {
    {"tunnel", "Does it open tunnels (CONNECT)?", wants_tunnel, open_tunnel, judge_tunnel},
    {"port-443", "Does it tunnel to port 443?", may_allow_443_alone, ask_for_443, judge_443},
    {"certificate",
     "Who signed the certificate inside?",
     may_have_tls_inside,
     encrypt_inside,
     judge_certificate},
    {"target", "What does the target answer?", has_target_inside, ask_inside, judge_inside},
};

}  // namespace

std::span<const Rung> rungs_behind_the_proxy() {
    return behind_rungs;
}

}  // namespace proxy407::ladder

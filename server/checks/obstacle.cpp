#include "checks/obstacle.hpp"

#include "checks/evidence.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace proxy407::checks {

namespace {

constexpr std::string_view handshake_failed = "tls-handshake-failed: ";
constexpr std::string_view tls_without_request = "tls-without-request";

/// The alerts by which a client refuses a certificate (RFC 8446 section 6.2), as OpenSSL puts them.
constexpr std::array<std::string_view, 5> refusals = {
    "alert bad certificate",
    "alert certificate unknown",
    "alert certificate expired",
    "alert certificate revoked",
    "alert unsupported certificate",
};

bool is_about_tls(const journal::Exchange& event) {
    return event.complaint == tls_without_request || event.complaint.starts_with(handshake_failed);
}

/// What the complaint says of the client, and its id.
Obstacle explained(const std::string& complaint) {
    if (complaint == tls_without_request) {
        return {
            "tls-without-request",
            "The client completed TLS and left without a request, as one does that looks at the "
            "certificate late and does not trust it"};
    }
    const auto reason = complaint.substr(handshake_failed.size());
    const auto says = [&](std::string_view words) { return reason.find(words) != reason.npos; };
    const auto in_words = " (" + text::printable(reason) + ')';
    if (says("alert unknown ca")) {
        return {
            "certificate-not-trusted",
            "The client does not trust the certificate authority of this proxy" + in_words};
    }
    if (std::ranges::any_of(refusals, says)) {
        return {
            "certificate-refused", "The client refused the certificate of this proxy" + in_words};
    }
    return {"tls-handshake-failed", "The TLS handshake with the client failed" + in_words};
}

Obstacle obstacle(const journal::Exchange& event, const std::string& what_was_missing) {
    auto found = explained(event.complaint);
    found.sentence += what_was_missing;
    found.exchange = event.number;
    return found;
}

std::optional<Obstacle> to_the_proxy(const Evidence& evidence) {
    if (!requests_to_proxy(evidence).empty()) return std::nullopt;
    for (const auto* event : seen_by(journal::Recorder::proxy, evidence)) {
        if (is_about_tls(*event)) return obstacle(*event, ": no request came to the proxy.");
    }
    return std::nullopt;
}

std::optional<Obstacle> inside_a_tunnel(const Evidence& evidence) {
    const auto requests = requests_to(journal::Recorder::origin, evidence);
    for (const auto* event : seen_by(journal::Recorder::origin, evidence)) {
        const bool was_used =
            std::ranges::find(requests, event->tunnel, &journal::Exchange::tunnel) !=
            requests.end();
        if (was_used || !is_about_tls(*event)) continue;
        return obstacle(
            *event,
            ": nothing was sent inside the tunnel to " + text::printable(event->tunnel) + '.'
        );
    }
    return std::nullopt;
}

}  // namespace

std::optional<Obstacle> tls_obstacle(const journal::Exchange& event) {
    if (!is_about_tls(event)) return std::nullopt;
    return obstacle(event, ".");
}

std::optional<Obstacle> find_obstacle(const Evidence& evidence) {
    auto found = to_the_proxy(evidence);
    return found ? found : inside_a_tunnel(evidence);
}

}  // namespace proxy407::checks

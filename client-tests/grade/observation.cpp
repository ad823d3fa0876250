#include "grade/observation.hpp"

#include "http/head.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::grade {
namespace {

bool shows(std::string_view visible, std::string_view what) {
    return visible.find(what) != visible.npos;
}

/// The value of the challenge's field, as a user would see it printed. (The fields of a reply are
/// split like those of a request.)
bool shows_challenge(std::string_view visible, const journal::Exchange& refusal) {
    const http::RequestHead reply = http::parse_request_head(refusal.reply_head);
    for (const char* field : {"Proxy-Authenticate", "WWW-Authenticate"}) {
        const auto value = reply.first(field);
        if (value && shows(visible, text::trim(*value))) return true;
    }
    return false;
}

bool has_connect_to_port_80(const journal::Journal& journal) {
    return std::ranges::any_of(journal.exchanges(), [](const journal::Exchange& exchange) {
        return exchange.recorder == journal::Recorder::proxy && exchange.head.is_connect() &&
               exchange.head.target().ends_with(":80");
    });
}

}  // namespace

results::Observed observe(
    const CaseEvidence& evidence, client::Target target, std::string_view visible
) {
    results::Observed seen;
    std::int64_t requests = 0;
    seen.connections = static_cast<std::int64_t>(evidence.journal.connections());
    const journal::Exchange* last = nullptr;
    bool accepted = false;
    for (const journal::Exchange& exchange : evidence.journal.exchanges()) {
        if (exchange.recorder != journal::Recorder::proxy || !journal::is_request(exchange))
            continue;
        if (requests++ == 0 && evidence.scenario.client)
            seen.preemptive = exchange.head.first("Proxy-Authorization").has_value();
        accepted = accepted || (exchange.status >= 200 && exchange.status < 300);
        last = &exchange;
    }
    seen.requests = requests;
    if (target == client::Target::http && requests > 0)
        seen.tunnels_http = has_connect_to_port_80(evidence.journal);
    if (!last || accepted) return seen;
    seen.attempts_before_giving_up = requests;
    if (last->status != 407) return seen;
    seen.status_shown = shows(visible, "407");
    seen.challenge_shown = shows_challenge(visible, *last);
    // The first words of every body that we write.
    seen.body_shown = shows(visible, "proxy407: 407") || shows(visible, "\"finding\"");
    return seen;
}

}  // namespace proxy407::grade

#include "grade/observation.hpp"

#include "http/head.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::runner {
namespace {

bool shows(const Outcome& client, std::string_view what) {
    return client.visible.find(what) != client.visible.npos;
}

/// The value of the challenge's field, as a user would see it printed. (The fields of a reply are
/// split like those of a request.)
bool shows_challenge(const Outcome& client, const journal::Exchange& refusal) {
    const http::RequestHead reply = http::parse_request_head(refusal.reply_head);
    for (const char* field : {"Proxy-Authenticate", "WWW-Authenticate"}) {
        const auto value = reply.first(field);
        if (value && shows(client, text::trim(*value))) return true;
    }
    return false;
}

}  // namespace

Observation observe(const Observed& observed) {
    Observation seen;
    seen.connections = observed.journal.connections();
    const journal::Exchange* last = nullptr;
    bool let_through = false;
    for (const journal::Exchange& exchange : observed.journal.exchanges()) {
        if (exchange.recorder != journal::Recorder::proxy || !journal::is_request(exchange))
            continue;
        if (seen.requests++ == 0 && observed.scenario.client)
            seen.preemptive = exchange.head.first("Proxy-Authorization").has_value();
        const bool accepted = exchange.status >= 200 && exchange.status < 300;
        let_through = let_through || accepted;
        last = &exchange;
    }
    if (!last || let_through) return seen;
    seen.tries_before_end = seen.requests;
    if (last->status != 407) return seen;
    seen.status_shown = shows(observed.client, "407");
    seen.challenge_shown = shows_challenge(observed.client, *last);
    // The first words of every body that we write.
    seen.body_shown =
        shows(observed.client, "proxy407: 407") || shows(observed.client, "\"finding\"");
    return seen;
}

}  // namespace proxy407::runner

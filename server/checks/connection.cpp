#include "checks/connection.hpp"

#include "checks/evidence.hpp"
#include "http/credentials.hpp"
#include "http/head.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::checks {

namespace {

/// Did the answer say that the connection ends with it?
bool closes(const journal::Exchange& exchange) {
    const auto first_field = exchange.reply_head.find("\r\n");
    if (first_field == std::string::npos) return false;
    // Fields are the same in both directions; the request line is one to have a head.
    const auto fields =
        http::parse_request_head("GET / HTTP/1.1" + exchange.reply_head.substr(first_field));
    return fields.lists("Connection", "close");
}

bool is_basic(std::string_view credentials) {
    return text::equal_ignoring_case(http::parse_credentials(credentials).scheme, "Basic");
}

}  // namespace

CheckResult reconnects_after_close(const Evidence& evidence, std::int64_t) {
    const auto requests = requests_to_proxy(evidence);
    const journal::Exchange* closed = nullptr;
    for (const auto* request : requests) {
        if (!is_turned_away(*request) || request->status != 407 || !closes(*request)) continue;
        closed = request;
        const bool repeated = std::ranges::any_of(requests, [&](const auto* later) {
            return later->number > request->number && later->connection != request->connection &&
                   later->head.method() == request->head.method() &&
                   later->head.target() == request->head.target();
        });
        if (repeated) continue;
        return fail(
            "The 407 to " + request_line(*request) +
                " closed the connection, and no other one was opened for it.",
            request
        );
    }
    if (closed == nullptr) return not_reached("No 407 closed its connection.");
    return pass("After each 407 that closed the connection came a new one.", closed);
}

CheckResult same_credentials_throughout(const Evidence& evidence, std::int64_t) {
    const journal::Exchange* first = nullptr;
    for (const auto* request : requests_to_proxy(evidence)) {
        const auto sent = credentials(*request);
        if (!sent || !is_basic(*sent)) continue;
        if (first == nullptr) first = request;
        if (*sent == *credentials(*first)) continue;
        return fail(
            request_line(*request) + " has other Basic credentials than " + request_line(*first) +
                '.',
            request
        );
    }
    if (first == nullptr) return not_reached("No Basic credentials came.");
    return pass("All Basic credentials were the same.", first);
}

}  // namespace proxy407::checks

#include "checks/content.hpp"

#include "checks/evidence.hpp"
#include "http/framing.hpp"

#include <algorithm>

namespace proxy407::checks {

using Body = http::Framing::Body;

namespace {

http::Framing framing_of(const journal::Exchange& exchange) {
    return http::judge_message(exchange.head).framing;
}

bool has_content(const journal::Exchange& exchange) {
    const auto framing = framing_of(exchange);
    return framing.body == Body::chunked || (framing.body == Body::length && framing.length > 0);
}

/// Did it come as announced, and not empty?
bool is_whole(const journal::Exchange& exchange) {
    const auto framing = framing_of(exchange);
    if (!exchange.complaint.empty() || exchange.content_received == 0) return false;
    return framing.body != Body::length || framing.length == exchange.content_received;
}

/// The same upload once more, accepted and with content as long as the first time.
bool is_repeat(const journal::Exchange& later, const journal::Exchange& refused) {
    const auto announced = framing_of(refused);
    const bool same = later.number > refused.number &&
                      later.head.method() == refused.head.method() &&
                      later.head.target() == refused.head.target();
    if (!same || is_turned_away(later) || !is_whole(later)) return false;
    return announced.body != Body::length || announced.length == later.content_received;
}

}  // namespace

CheckResult content_complete(const Evidence& evidence, std::int64_t) {
    auto uploads = requests_to_proxy(evidence);
    std::ranges::copy(
        requests_to(journal::Recorder::origin, evidence), std::back_inserter(uploads)
    );
    std::erase_if(uploads, [](const auto* request) { return !has_content(*request); });
    if (uploads.empty()) return not_reached("No request had content.");
    for (const auto* upload : uploads) {
        if (!is_turned_away(*upload)) {
            if (is_whole(*upload)) continue;
            return fail("The content of " + request_line(*upload) + " was cut off.", upload);
        }
        const bool repeated = std::ranges::any_of(uploads, [&](const auto* later) {
            return is_repeat(*later, *upload);
        });
        if (repeated) continue;
        return fail(
            request_line(*upload) + " was refused and not repeated with the whole content.", upload
        );
    }
    return pass("Each upload came whole.");
}

}  // namespace proxy407::checks

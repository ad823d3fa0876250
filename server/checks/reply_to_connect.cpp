#include "checks/reply_to_connect.hpp"

#include "checks/evidence.hpp"
#include "http/head.hpp"
#include "http/target.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <utility>

namespace proxy407::checks {

namespace {

/// The fields of the reply to a CONNECT, which are the proxy's own; none for another request.
http::RequestHead fields_of_proxy(const journal::Exchange& request) {
    const auto fields = request.reply_head.find("\r\n");
    if (!request.head.is_connect() || fields == std::string::npos) return {};
    // Fields are the same in both directions; the request line is one to have a head.
    return http::parse_request_head("GET / HTTP/1.1" + request.reply_head.substr(fields));
}

bool is_for(const journal::Exchange& request, std::string_view host) {
    return text::equal_ignoring_case(http::target_host(request.head).value_or(""), host);
}

/// Where the proxy sent the client in place of opening a tunnel; "" when it did not, or to the
/// target itself.
std::string redirected_to(const journal::Exchange& request) {
    const auto reply = fields_of_proxy(request);
    const auto location = reply.first("Location");
    const auto target = location ? http::parse_absolute_target(*location) : std::nullopt;
    return target && !is_for(request, target->authority.host) ? target->authority.host : "";
}

}  // namespace

std::vector<std::string> cookies_of_proxy(const Exchanges& requests) {
    std::vector<std::string> found;
    for (const auto* request : requests) {
        const auto reply = fields_of_proxy(*request);  // what `all` gives are views into it
        for (const auto cookie : reply.all("Set-Cookie")) {
            found.emplace_back(text::trim(cookie.substr(0, cookie.find(';'))));
        }
    }
    return found;
}

CheckResult ignores_cookies_of_proxy(const Evidence& evidence, std::int64_t) {
    const auto cookies = cookies_of_proxy(requests_to_proxy(evidence));
    if (cookies.empty()) return not_reached("The proxy set no cookie in an answer to CONNECT.");
    const auto inside = requests_to(journal::Recorder::origin, evidence);
    if (inside.empty()) return not_reached("No request came through a tunnel.");
    for (const auto* request : inside) {
        for (const auto sent : request->head.all("Cookie")) {
            for (const auto& cookie : cookies) {
                if (sent.find(cookie) == sent.npos) continue;
                return fail(
                    request_line(*request) + " brings the target a cookie that the proxy had set.",
                    request
                );
            }
        }
    }
    return pass("No cookie of the proxy came to a target.");
}

CheckResult ignores_redirect_of_proxy(const Evidence& evidence, std::int64_t) {
    std::vector<std::string> hosts;
    for (const auto* request : requests_to_proxy(evidence)) {
        if (std::ranges::any_of(hosts, [&](const auto& host) { return is_for(*request, host); })) {
            return fail(
                request_line(*request) +
                    " follows the Location in the proxy's answer to CONNECT, which is no word of "
                    "the target.",
                request
            );
        }
        if (auto host = redirected_to(*request); !host.empty()) hosts.push_back(std::move(host));
    }
    if (hosts.empty()) return not_reached("The proxy answered no CONNECT with a redirect.");
    return pass("No redirect of the proxy was followed.");
}

}  // namespace proxy407::checks

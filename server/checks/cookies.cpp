#include "checks/look.hpp"
#include "http/head.hpp"
#include "text/octets.hpp"

namespace proxy407::checks {

namespace {

/// "name=value" of each cookie that the proxy set in an answer to CONNECT.
std::vector<std::string> cookies_of_proxy(const Exchanges& requests) {
    std::vector<std::string> found;
    for (const auto* request : requests) {
        const auto fields = request->reply_head.find("\r\n");
        if (!request->head.is_connect() || fields == std::string::npos) continue;
        // Fields are the same in both directions; the request line is one to have a head.
        const auto reply =
            http::parse_request_head("GET / HTTP/1.1" + request->reply_head.substr(fields));
        for (const auto cookie : reply.all("Set-Cookie")) {
            found.emplace_back(text::trim(cookie.substr(0, cookie.find(';'))));
        }
    }
    return found;
}

}  // namespace

CheckResult ignores_cookies_of_proxy(const Evidence& evidence, std::int64_t) {
    const auto cookies = cookies_of_proxy(requests_to_proxy(evidence));
    if (cookies.empty()) return not_reached("The proxy set no cookie in an answer to CONNECT.");
    for (const auto* request : requests_to(journal::Recorder::origin, evidence)) {
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

}  // namespace proxy407::checks

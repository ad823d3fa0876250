#include "checks/targets.hpp"

#include "checks/evidence.hpp"
#include "http/target.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <algorithm>
#include <optional>

namespace proxy407::checks {

using decision::Verdict;

namespace {

/// Host and port of the target that answered, "" where none did.
std::string answering_target(const journal::Exchange& exchange) {
    if (!exchange.tunnel.empty()) return exchange.tunnel;
    if (exchange.origin_saw.empty()) return "";
    const auto target = http::parse_absolute_target(exchange.head.target());
    return target ? http::to_string(target->authority) : "";
}

/// What is wrong with a CONNECT, "" if nothing is (RFC 9110 section 9.3.6).
std::string wrong_with(const http::RequestHead& connect) {
    if (!http::parse_connect_target(connect.target())) return "has no host and port for a target";
    if (connect.first("Transfer-Encoding")) return "has a Transfer-Encoding";
    const auto length = connect.first("Content-Length");
    return length && *length != "0" ? "has content" : "";
}

/// A URL without what stays with the client.
std::string_view without_fragment(std::string_view url) {
    return url.substr(0, url.find('#'));
}

std::string_view path_of(std::string_view url) {
    if (url.starts_with('/')) return url;
    const auto host = url.find("://");
    const auto path = host == url.npos ? host : url.find_first_of("/?#", host + 3);
    return path == url.npos ? std::string_view("/") : url.substr(path);
}

/// Which host and port a whole URL names; nothing for what is none.
std::optional<http::Authority> authority_of(std::string_view url) {
    const auto target = http::parse_absolute_target(url);
    if (!target) return std::nullopt;
    return http::canonical(target->authority);
}

/// Is it the target that was handed out? An empty path may be "/", ~ is the same as %7E, and a host
/// is the same in capitals and with the port that its scheme has (RFC 3986 sections 6.2.2 and
/// 6.2.3). Whether it is a whole URL is not asked here.
bool is_exact(std::string_view target, std::string_view url) {
    const auto came = text::percent_normalized(path_of(target));
    const auto given = text::percent_normalized(path_of(url));
    const auto named = authority_of(target);
    const bool is_elsewhere = named && named != authority_of(without_fragment(url));
    return !is_elsewhere && (came == given || came == '/' + given);
}

}  // namespace

CheckResult answers_both(const Evidence& evidence, std::int64_t) {
    auto requests = requests_to_proxy(evidence);
    std::ranges::copy(
        requests_to(journal::Recorder::origin, evidence), std::back_inserter(requests)
    );
    const journal::Exchange* asked = nullptr;
    for (const auto* request : requests) {
        const auto target = answering_target(*request);
        if (request->status != 401 || target.empty()) continue;
        asked = request;
        const bool answered = std::ranges::any_of(requests, [&](const journal::Exchange* other) {
            return answering_target(*other) == target && other->head.first("Authorization");
        });
        if (answered) continue;
        return fail(
            target + " said 401 to " + request_line(*request) +
                ", and no request with Authorization came to it.",
            request
        );
    }
    if (asked == nullptr) return not_reached("No target said 401.");
    return pass("Each target that said 401 got its Authorization, by way of the proxy.", asked);
}

CheckResult connect_http11(const Evidence& evidence, std::int64_t) {
    const journal::Exchange* last = nullptr;
    for (const auto* request : requests_to_proxy(evidence)) {
        if (!request->head.is_connect()) continue;
        last = request;
        if (request->head.minor_version == 0)
            return fail(request_line(*request) + " is HTTP/1.0.", request);
    }
    if (last == nullptr) return not_reached("No CONNECT came; ask for an https:// target.");
    return pass("Each CONNECT was HTTP/1.1.", last);
}

CheckResult connect_well_formed(const Evidence& evidence, std::int64_t) {
    const journal::Exchange* last = nullptr;
    for (const auto* request : requests_to_proxy(evidence)) {
        if (!request->head.is_connect()) continue;
        last = request;
        const auto wrong = wrong_with(request->head);
        if (!wrong.empty()) return fail(request_line(*request) + ' ' + wrong + '.', request);
    }
    if (last == nullptr) return not_reached("No CONNECT came; ask for an https:// target.");
    return pass("Each CONNECT was well-formed.", last);
}

CheckResult http_without_connect(const Evidence& evidence, std::int64_t) {
    for (const auto* request : requests_to_proxy(evidence)) {
        if (!request->head.is_connect()) continue;
        const auto target = http::parse_connect_target(request->head.target());
        if (!target || target->port != 80) continue;
        return fail(
            request_line(*request) + " asks for a tunnel to port 80, where http:// needs none.",
            request
        );
    }
    return pass("No CONNECT names the port of http://.");
}

CheckResult target_exact(const Evidence& evidence, std::int64_t) {
    const auto& handout = evidence.scenario.handout;
    const journal::Exchange* last = nullptr;
    const auto differs = [&](const journal::Exchange& request, std::string_view wanted) {
        last = &request;
        return !is_exact(request.head.target(), wanted);
    };
    const auto failure = [](const journal::Exchange& request, std::string_view wanted) {
        return fail(
            request_line(request) + " should have the target " + text::printable(wanted) + '.',
            &request
        );
    };
    for (const auto* request : requests_to_proxy(evidence)) {
        const auto wanted = without_fragment(handout.http_target);
        if (request->head.is_connect() || wanted.empty()) continue;
        if (differs(*request, wanted)) return failure(*request, wanted);
    }
    for (const auto* request : requests_to(journal::Recorder::origin, evidence)) {
        if (handout.https_target.empty()) continue;
        const auto wanted = without_fragment(handout.https_target);
        if (differs(*request, wanted)) return failure(*request, wanted);
    }
    if (last == nullptr) return not_reached("No request for a target that was handed out came.");
    return pass("Each request-target was the URL that was handed out.", last);
}

}  // namespace proxy407::checks

#include "decision/failure.hpp"

#include "http/proxy_status.hpp"

namespace proxy407::decision {

Failure failure(TargetTrouble trouble) {
    switch (trouble) {
        case TargetTrouble::client_gone: return {0, "", "client-gone"};
        case TargetTrouble::not_found: return {502, "dns_error", "target-not-found"};
        case TargetTrouble::refuses: return {502, "connection_refused", "target-refuses"};
        case TargetTrouble::unreachable:
            return {502, "destination_unavailable", "target-unreachable"};
        case TargetTrouble::never_connected:
        case TargetTrouble::silent:
            return {
                504,
                trouble == TargetTrouble::silent ? "connection_read_timeout" : "connection_timeout",
                "target-timed-out",
                "The target was silent for too long (--origin-timeout)."};
        case TargetTrouble::too_slow:
            return {
                504,
                "http_response_timeout",
                "target-too-slow",
                "The target took longer than one answer may take (--origin-total-timeout)."};
        case TargetTrouble::off_limits:
            return {
                403,
                "destination_ip_prohibited",
                "control-port-as-target",
                "The target is the control API of this proxy, which takes no request through it."};
        case TargetTrouble::answered_407:
            return {
                502,
                "http_protocol_error",
                "407-from-target",
                "The target answered 407, which is for proxies to say."};
    }
    return {502, "proxy_internal_error", "target-unreachable"};
}

Failure failure(const http::ResponseFault& fault) {
    return {502, fault.error, fault.finding, fault.message};
}

Failure content_too_large() {
    return {413, "http_request_error", "content-too-large"};
}

Failure malformed_content() {
    return {400, "http_request_error", "malformed-chunks"};
}

Failure no_room_for_content() {
    return {503, "http_request_denied", "content-budget-used-up"};
}

Failure content_was_let_go() {
    return {413, "http_request_error", "content-too-large-for-auth-int"};
}

http::Reply failure_reply(const Failure& failure, std::time_t now) {
    http::Reply reply;
    reply.status = failure.status;
    reply.set("Date", http::http_date(now));
    reply.set("Proxy-Status", http::proxy_status(failure.error, failure.finding));
    reply.set("Content-Type", "text/plain; charset=utf-8");
    reply.body = "proxy407: " + failure.finding + "\n";
    if (!failure.message.empty()) reply.body += failure.message + "\n";
    return reply;
}

}  // namespace proxy407::decision

#include "admin/gate.hpp"

#include "admin/route.hpp"
#include "scenario/address.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <array>

namespace proxy407::admin {
namespace {

std::string shown(std::string_view text) {
    return '"' + text::printable(text.substr(0, 100)) + '"';
}

Problem forbidden(std::string detail) {
    return {403, "forbidden", std::move(detail)};
}

/// "localhost", or a loopback address, with our port or without one.
bool is_our_name(std::string_view host_and_port, std::uint16_t own_port) {
    auto host = host_and_port;
    const auto colon = host.rfind(':');
    if (colon != host.npos && host.find(']', colon) == host.npos) {
        if (host.substr(colon + 1) != std::to_string(own_port)) return false;
        host = host.substr(0, colon);
    } else if (own_port != 80) {
        return false;
    }
    if (text::equal_ignoring_case(host, "localhost")) return true;
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    const auto address = scenario::parse_address(std::string(host));
    return address && scenario::is_loopback(*address);
}

bool is_our_origin(std::string_view origin, std::uint16_t own_port) {
    constexpr std::string_view scheme = "http://";
    return origin.starts_with(scheme) && is_our_name(origin.substr(scheme.size()), own_port);
}

Problem is_no_proxy(const http::RequestHead& head) {
    return forbidden(
        "This port is the control API, and it got " + shown(head.method()) + " " +
        shown(head.target()) + ". Give the client the address of a proxy: GET " +
        std::string(prefix) + "/proxies lists them."
    );
}

/// What came through a proxy is not from a program that was meant to ask.
std::optional<Problem> judge_way(const http::RequestHead& head) {
    constexpr std::array marks = {"Via", "Proxy-Authorization", "Proxy-Connection"};
    for (const char* mark : marks)
        if (head.first(mark))
            return forbidden(
                std::string(mark) + " shows that the request came through a proxy, or was meant " +
                "for one. Ask the control API directly."
            );
    return std::nullopt;
}

std::optional<Problem> judge_browser(const http::RequestHead& head, std::uint16_t own_port) {
    for (const auto origin : head.all("Origin"))
        if (!is_our_origin(origin, own_port))
            return forbidden("Origin is " + shown(origin) + ": pages of others may not ask here.");
    for (const auto site : head.all("Sec-Fetch-Site"))
        if (site != "same-origin" && site != "none")
            return forbidden(
                "Sec-Fetch-Site is " + shown(site) + ": pages of others may not ask here."
            );
    return std::nullopt;
}

/// Host, and the authority of an absolute target, which a server has to take (RFC 9112 section
/// 3.2.2).
std::optional<Problem> judge_host(const http::RequestHead& head, std::uint16_t own_port) {
    const auto host = head.first("Host").value_or("");
    if (!is_our_name(host, own_port))
        return forbidden(
            "Host is " + shown(host) + ", and this is 127.0.0.1:" + std::to_string(own_port) +
            ". Ask by the address, or by localhost."
        );
    if (head.form != http::TargetForm::absolute) return std::nullopt;
    const auto target = http::parse_absolute_target(head.target());
    const bool is_ours = target && target->scheme == "http" && !target->has_userinfo &&
                         is_our_name(http::to_string(target->authority), own_port);
    if (!is_ours) return is_no_proxy(head);
    return std::nullopt;
}

/// A form in a page can send a body, but none with this type.
std::optional<Problem> judge_type(const http::RequestHead& head) {
    const auto type = head.first("Content-Type");
    if (!type) return std::nullopt;
    const auto name = text::trim(type->substr(0, type->find(';')));
    if (text::equal_ignoring_case(name, "application/json")) return std::nullopt;
    return Problem{
        415,
        "unsupported-media-type",
        "Content-Type is application/json, not " + shown(*type) + '.'};
}

std::string path_and_query(const http::RequestHead& head) {
    if (head.form == http::TargetForm::absolute)
        return http::parse_absolute_target(head.target())->path_and_query;
    return std::string(head.target());
}

Request request_of(const http::RequestHead& head) {
    Request request;
    request.method = head.method();
    const auto whole = path_and_query(head);
    const auto question = std::min(whole.find('?'), whole.size());
    request.path = whole.substr(0, question);
    if (question < whole.size()) request.query = whole.substr(question + 1);
    request.last_event = head.first("Last-Event-ID").value_or("");
    return request;
}

}  // namespace

std::variant<Request, Problem> admit(const http::RequestHead& head, std::uint16_t own_port) {
    if (head.is_connect() || head.form == http::TargetForm::authority) return is_no_proxy(head);
    if (auto problem = judge_host(head, own_port)) return *std::move(problem);
    if (auto problem = judge_way(head)) return *std::move(problem);
    if (auto problem = judge_browser(head, own_port)) return *std::move(problem);
    auto request = request_of(head);
    const bool is_below = request.path.starts_with(std::string(prefix) + "/");
    if (!is_below)
        return Problem{
            404,
            "not-found",
            "The control API is below " + std::string(prefix) + "; GET " + std::string(prefix) +
                "/openapi.json lists its paths."};
    request.path.erase(0, prefix.size());
    if (auto problem = judge_type(head)) return *std::move(problem);
    return request;
}

}  // namespace proxy407::admin

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

/// The host of HOST:PORT; nothing where the port is not ours.
std::optional<std::string_view> own_host(std::string_view host_and_port, const OwnNames& own) {
    const auto colon = host_and_port.rfind(':');
    const bool has_port =
        colon != host_and_port.npos && host_and_port.find(']', colon) == host_and_port.npos;
    const auto port = has_port ? host_and_port.substr(colon + 1) : "80";
    if (!own.is_for_others() && port != std::to_string(own.port)) return std::nullopt;
    return has_port ? host_and_port.substr(0, colon) : host_and_port;
}

/// "localhost", or a loopback address, with our port or without one; and what else we are called.
bool is_our_name(std::string_view host_and_port, const OwnNames& own) {
    const auto found = own_host(host_and_port, own);
    if (!found) return false;
    auto host = *found;
    if (text::equal_ignoring_case(host, "localhost")) return true;
    const auto is_host = [&](const std::string& name) {
        return name == "*" || text::equal_ignoring_case(host, name);
    };
    if (std::ranges::any_of(own.hosts, is_host)) return true;
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    // No page has an address for its name and another one to ask at.
    const auto address = scenario::parse_address(std::string(host));
    return address && (own.is_for_others() || scenario::is_loopback(*address));
}

/// Of a page that we sent ourselves: under one of our names, where there are but those of this
/// machine; else under the name that is asked.
bool is_our_origin(std::string_view origin, std::string_view host, const OwnNames& own) {
    constexpr std::string_view scheme = "http://";
    if (!origin.starts_with(scheme)) return false;
    origin.remove_prefix(scheme.size());
    return own.is_for_others() ? text::equal_ignoring_case(origin, host) : is_our_name(origin, own);
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

std::optional<Problem> judge_browser(const http::RequestHead& head, const OwnNames& own) {
    const auto host = head.first("Host").value_or("");
    for (const auto origin : head.all("Origin"))
        if (!is_our_origin(origin, host, own))
            return forbidden("Origin is " + shown(origin) + ": pages of others may not ask here.");
    for (const auto site : head.all("Sec-Fetch-Site"))
        if (site != "same-origin" && site != "none")
            return forbidden(
                "Sec-Fetch-Site is " + shown(site) + ": pages of others may not ask here."
            );
    return std::nullopt;
}

std::string wrong_host(std::string_view host, const OwnNames& own) {
    if (own.is_for_others())
        return "Host is " + shown(host) + ". Ask by an address, by localhost, or by a name that " +
               "--admin-host gives.";
    return "Host is " + shown(host) + ", and this is 127.0.0.1:" + std::to_string(own.port) +
           ". Ask by the address, or by localhost.";
}

/// Host, and the authority of an absolute target, which a server has to take (RFC 9112 section
/// 3.2.2).
std::optional<Problem> judge_host(const http::RequestHead& head, const OwnNames& own) {
    const auto host = head.first("Host").value_or("");
    if (!is_our_name(host, own)) return forbidden(wrong_host(host, own));
    if (head.form != http::TargetForm::absolute) return std::nullopt;
    const auto target = http::parse_absolute_target(head.target());
    const bool is_ours = target && target->scheme == "http" && !target->has_userinfo &&
                         is_our_name(http::to_string(target->authority), own);
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

std::variant<Request, Problem> admit(const http::RequestHead& head, const OwnNames& own) {
    if (head.is_connect() || head.form == http::TargetForm::authority) return is_no_proxy(head);
    if (auto problem = judge_host(head, own)) return *std::move(problem);
    if (auto problem = judge_way(head)) return *std::move(problem);
    if (auto problem = judge_browser(head, own)) return *std::move(problem);
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

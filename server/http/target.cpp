#include "http/target.hpp"

#include "text/octets.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace proxy407::http {

namespace {

constexpr std::string_view marks = "-._~!$&'()*+,;=%";

bool is_alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// reg-name (RFC 3986 section 3.2.2), which covers IPv4 addresses, too.
bool is_reg_name(std::string_view host) {
    return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
        return is_alphanumeric(c) || marks.find(c) != std::string_view::npos;
    });
}

bool is_ipv6_address(std::string_view text) {
    const std::string terminated(text);
    in6_addr address{};
    return terminated.find('\0') == terminated.npos &&
           inet_pton(AF_INET6, terminated.c_str(), &address) == 1;
}

std::optional<std::uint16_t> parse_port(std::string_view digits) {
    unsigned port = 0;
    const auto* end = digits.data() + digits.size();
    const auto [stopped, error] = std::from_chars(digits.data(), end, port);
    if (error != std::errc{} || stopped != end || port == 0 || port > 65535) return std::nullopt;
    return static_cast<std::uint16_t>(port);
}

/// host [":" port]; port 0 where there is none.
std::optional<Authority> parse_host_and_port(std::string_view text) {
    Authority out;
    std::string_view after_host;
    if (text.starts_with('[')) {
        const auto end = text.find(']');
        if (end == text.npos || !is_ipv6_address(text.substr(1, end - 1))) return std::nullopt;
        out.host = text.substr(1, end - 1);
        after_host = text.substr(end + 1);
    } else {
        const auto colon = text.find(':');
        out.host = text.substr(0, colon);
        if (!is_reg_name(out.host)) return std::nullopt;
        after_host = colon == text.npos ? std::string_view{} : text.substr(colon);
    }
    if (after_host.empty() || after_host == ":") return out;
    const auto port = after_host.front() == ':' ? parse_port(after_host.substr(1)) : std::nullopt;
    if (!port) return std::nullopt;
    out.port = *port;
    return out;
}

/// The scheme before "://"; empty if there is none (RFC 3986 section 3.1).
std::string_view scheme_of(std::string_view target) {
    const auto colon = target.find("://");
    if (colon == target.npos || colon == 0) return {};
    const auto scheme = target.substr(0, colon);
    const bool well_formed = std::all_of(scheme.begin(), scheme.end(), [](char c) {
        return is_alphanumeric(c) || c == '+' || c == '-' || c == '.';
    });
    return well_formed && !(scheme[0] >= '0' && scheme[0] <= '9') ? scheme : std::string_view{};
}

}  // namespace

std::string to_string(const Authority& authority) {
    const bool is_ipv6 = authority.host.find(':') != std::string::npos;
    const auto host = is_ipv6 ? "[" + authority.host + "]" : authority.host;
    return host + ":" + std::to_string(authority.port);
}

TargetForm target_form(std::string_view method, std::string_view target) {
    if (target.empty()) return TargetForm::invalid;
    if (method == "CONNECT") return TargetForm::authority;
    if (target.front() == '/') return TargetForm::origin;
    if (target == "*") return TargetForm::asterisk;
    if (!scheme_of(target).empty()) return TargetForm::absolute;
    return parse_connect_target(target) ? TargetForm::authority : TargetForm::invalid;
}

std::optional<AbsoluteTarget> parse_absolute_target(std::string_view target) {
    const auto scheme = scheme_of(target);
    if (scheme.empty()) return std::nullopt;
    AbsoluteTarget out;
    out.scheme = text::to_lower(scheme);
    auto rest = target.substr(scheme.size() + 3);

    if (const auto hash = rest.find('#'); hash != rest.npos) {
        out.has_fragment = true;
        rest = rest.substr(0, hash);
    }
    const auto path = rest.find_first_of("/?");
    auto authority = rest.substr(0, path);
    const auto path_and_query = path == rest.npos ? std::string_view{} : rest.substr(path);
    if (const auto at = authority.rfind('@'); at != authority.npos) {
        out.has_userinfo = true;
        authority.remove_prefix(at + 1);
    }
    auto parsed = parse_host_and_port(authority);
    if (!parsed) return std::nullopt;
    out.authority = std::move(*parsed);
    if (out.authority.port == 0) out.authority.port = out.scheme == "https" ? 443 : 80;
    out.path_and_query = path_and_query.starts_with('/') ? "" : "/";
    out.path_and_query += path_and_query;
    return out;
}

std::optional<Authority> parse_connect_target(std::string_view target) {
    auto authority = parse_host_and_port(target);
    if (!authority || authority->port == 0) return std::nullopt;
    return authority;
}

std::optional<std::string> target_host(const RequestHead& head) {
    if (head.is_connect()) {
        if (const auto authority = parse_connect_target(head.target())) return authority->host;
    } else if (const auto target = parse_absolute_target(head.target())) {
        return target->authority.host;
    }
    return std::nullopt;
}

bool is_host_value(std::string_view value) {
    return parse_host_and_port(value).has_value();
}

}  // namespace proxy407::http

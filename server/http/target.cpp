#include "http/target.hpp"

#include "http/grammar.hpp"
#include "text/octets.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace proxy407::http {

namespace {

constexpr std::string_view marks = "-._~!$&'()*+,;=%";

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

/// What is wrong with a name of a host in a setting, or "".
std::string host_mistake(std::string_view host) {
    if (host.empty()) return "the host is missing";
    if (host.find('*') != host.npos) return "a host is one name, without a wildcard";
    const bool known = std::all_of(host.begin(), host.end(), [](char c) {
        return is_alphanumeric(c) || c == '-' || c == '.' || c == '_';
    });
    if (!known) return "a host is made of letters, digits, hyphens and dots";
    if (host.ends_with('.')) host.remove_suffix(1);
    if (host.empty() || host.front() == '.' || host.find("..") != host.npos || host.size() > 253) {
        return "the host is no name";
    }
    // What ends in a number is an address, and has spellings that resolvers take for others.
    const auto last = host.substr(host.rfind('.') + 1);
    const bool is_number =
        std::all_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; });
    in_addr address{};
    if (is_number && inet_pton(AF_INET, std::string(host).c_str(), &address) != 1) {
        return "the host is no IPv4 address";
    }
    return "";
}

/// What is wrong with the shape of a place, before its parts are looked at; or "".
std::string shape_mistake(std::string_view text) {
    if (text.empty()) return "it is empty";
    if (text.find("://") != text.npos) return "it is a URL; leave the scheme out";
    if (text.find('@') != text.npos) return "it has user information";
    if (text.find_first_of("/?#") != text.npos) return "it has a path";
    if (text.find_first_of(" \t\r\n") != text.npos) return "it has white space in it";
    if (text.front() != '[' && std::count(text.begin(), text.end(), ':') > 1) {
        return "an IPv6 address is put into brackets";
    }
    return "";
}

}  // namespace

Authority canonical(Authority authority) {
    in6_addr address{};
    if (inet_pton(AF_INET6, authority.host.c_str(), &address) == 1) {
        char buffer[INET6_ADDRSTRLEN];
        authority.host = inet_ntop(AF_INET6, &address, buffer, sizeof buffer);
        return authority;
    }
    authority.host = text::to_lower(authority.host);
    if (authority.host.ends_with('.')) authority.host.pop_back();
    return authority;
}

std::variant<Authority, std::string> parse_place(std::string_view text) {
    if (auto mistake = shape_mistake(text); !mistake.empty()) return mistake;
    const auto end_of_address = text.starts_with('[') ? text.find(']') : std::string_view::npos;
    Authority out;
    std::string_view after_host;
    if (text.starts_with('[')) {
        out.host = text.substr(1, end_of_address - 1);
        if (end_of_address == text.npos || !is_ipv6_address(out.host)) {
            return std::string("what is in brackets is no IPv6 address");
        }
        after_host = text.substr(end_of_address + 1);
    } else {
        out.host = text.substr(0, text.find(':'));
        if (auto mistake = host_mistake(out.host); !mistake.empty()) return mistake;
        after_host = text.substr(out.host.size());
    }
    if (!after_host.starts_with(':') || after_host == ":")
        return std::string("the port is missing");
    const auto port = parse_port(after_host.substr(1));
    if (!port) return std::string("the port is a number from 1 to 65535");
    out.port = *port;
    return canonical(std::move(out));
}

std::string connect_target_mistake(std::string_view target) {
    const auto place = parse_place(target);
    const auto* mistake = std::get_if<std::string>(&place);
    return mistake == nullptr ? "" : *mistake;
}

std::string absolute_target_mistake(std::string_view target) {
    const auto begin = scheme_of(target).size() + 3;
    const auto path = std::min(target.find_first_of("/?#", begin), target.size());
    auto authority = target.substr(begin, path - begin);
    authority.remove_prefix(authority.rfind('@') + 1);
    if (authority.empty()) return "the host is missing";
    const auto mistake = connect_target_mistake(authority);
    if (mistake != "the port is missing") return mistake;
    return connect_target_mistake(
        std::string(authority) + (authority.ends_with(':') ? "80" : ":80")
    );
}

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

bool is_host_value(std::string_view value) {
    return parse_host_and_port(value).has_value();
}

}  // namespace proxy407::http

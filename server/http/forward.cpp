#include "http/forward.hpp"

#include "http/target.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace proxy407::http {

namespace {

/// Removed whether Connection names them or not (RFC 9110 section 7.6.1). Proxy-Authorization is
/// for us; Host is made anew.
constexpr std::array<std::string_view, 9> never_forwarded = {
    "connection",
    "proxy-connection",
    "keep-alive",
    "te",
    "transfer-encoding",
    "upgrade",
    "proxy-authorization",
    "host",
    "trailer",
};

constexpr std::array<std::string_view, 9> never_returned = {
    "connection",
    "proxy-connection",
    "keep-alive",
    "te",
    "transfer-encoding",
    "upgrade",
    "trailer",
    "proxy-authenticate",
    "proxy-authentication-info",
};

template <std::size_t Size>
bool contains(const std::array<std::string_view, Size>& names, std::string_view name) {
    return std::any_of(names.begin(), names.end(), [name](std::string_view candidate) {
        return text::equal_ignoring_case(candidate, name);
    });
}

/// Max-Forwards counts hops for TRACE and OPTIONS only; another value stays as it is.
std::string one_hop_less(std::string_view method, std::string_view value) {
    unsigned hops = 0;
    const auto* end = value.data() + value.size();
    const auto [stopped, error] = std::from_chars(value.data(), end, hops);
    const bool counts = method == "TRACE" || method == "OPTIONS";
    if (!counts || error != std::errc{} || stopped != end || hops == 0) return std::string(value);
    return std::to_string(hops - 1);
}

std::string host_of(const Authority& authority) {
    auto host = to_string(authority);
    if (authority.port == 80) host.resize(host.size() - 3);  // ":80" is the default of http
    return host;
}

}  // namespace

ForwardedRequest forward_request(const RequestHead& head) {
    ForwardedRequest out;
    out.method = head.method();
    if (const auto target = parse_absolute_target(head.target())) {
        out.host = host_of(target->authority);
        out.path_and_query = target->path_and_query;
        // OPTIONS with an empty path means the server as a whole (RFC 9112 section 3.2.4).
        const auto after_scheme = head.target().substr(head.target().find("://") + 3);
        const bool has_path = after_scheme.find_first_of("/?") != after_scheme.npos;
        if (out.method == "OPTIONS" && !has_path) out.path_and_query = "*";
    }
    out.fields.reserve(head.fields.size() + 2);
    out.fields.emplace_back("Host", out.host);
    const bool has_connection = head.first("Connection").has_value();
    for (const auto& field : head.fields) {
        const auto name = head.name(field);
        if (contains(never_forwarded, name)) continue;
        if (has_connection && head.lists("Connection", name)) continue;
        if (text::equal_ignoring_case(name, "Max-Forwards")) {
            out.fields.emplace_back(name, one_hop_less(out.method, head.value(field)));
        } else {
            out.fields.emplace_back(name, head.value(field));
        }
    }
    out.fields.emplace_back(
        "Via", "1." + std::to_string(head.minor_version) + " " + std::string(pseudonym)
    );
    return out;
}

ForwardedRequest direct_request(const RequestHead& head) {
    ForwardedRequest out;
    out.method = head.method();
    out.path_and_query = head.target();
    out.host = head.first("Host").value_or("");
    for (const auto& field : head.fields) {
        out.fields.emplace_back(head.name(field), head.value(field));
    }
    return out;
}

std::string to_octets(const ForwardedRequest& request) {
    std::string out = request.method + " " + request.path_and_query + " HTTP/1.1\r\n";
    for (const auto& [name, value] : request.fields) out += name + ": " + value + "\r\n";
    return out + "\r\n";
}

void forward_response(Reply& reply, std::time_t now) {
    std::vector<std::string> named;  // by Connection
    for (const auto& [name, value] : reply.fields) {
        if (!text::equal_ignoring_case(name, "Connection")) continue;
        for (auto rest = std::string_view(value);;) {
            const auto comma = rest.find(',');
            named.push_back(text::to_lower(text::trim(rest.substr(0, comma))));
            if (comma == rest.npos) break;
            rest.remove_prefix(comma + 1);
        }
    }
    std::erase_if(reply.fields, [&](const auto& field) {
        const auto name = text::to_lower(field.first);
        return contains(never_returned, name) ||
               std::find(named.begin(), named.end(), name) != named.end();
    });
    reply.add("Via", "1.1 " + std::string(pseudonym));
    if (reply.find("Date") == nullptr) reply.set("Date", http_date(now));
}

}  // namespace proxy407::http

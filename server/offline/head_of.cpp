#include "offline/head_of.hpp"

#include "http/credentials.hpp"
#include "http/grammar.hpp"
#include "http/target.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <array>

namespace proxy407::offline {

namespace {

/// The host of a request of which nobody knows where it went.
constexpr std::string_view unknown_host = "example.test";

/// What the request says of its target in Digest's own parameter; "" where it does not.
std::string uri_of(const Sighting& seen) {
    for (const auto value : seen.sent("Proxy-Authorization")) {
        const auto credentials = http::parse_credentials(value);
        const auto* uri = credentials.find("uri");
        if (uri != nullptr) return uri->value;
    }
    return "";
}

bool is_authority(std::string_view target) {
    return http::parse_connect_target(target).has_value();
}

std::string host_of(const Sighting& seen) {
    const auto hosts = seen.sent("Host");
    const bool usable =
        !hosts.empty() && http::is_host_value(hosts.front()) && !hosts.front().empty();
    return std::string(usable ? hosts.front() : unknown_host);
}

/// In the form that the method takes.
std::string target_of(const Sighting& seen, std::string_view method) {
    const auto known = seen.target.empty() ? uri_of(seen) : seen.target;
    if (text::equal_ignoring_case(method, "CONNECT")) {
        return is_authority(known) ? known : std::string(unknown_host) + ":443";
    }
    if (http::parse_absolute_target(known)) return known;
    const bool path = known.starts_with('/');
    return "http://" + host_of(seen) + (path ? known : "/");
}

std::string authority_of(const std::string& target) {
    const auto absolute = http::parse_absolute_target(target);
    if (!absolute) return target;
    const auto begin = target.find("://") + 3;
    const auto end = std::min(target.find_first_of("/?#", begin), target.size());
    const auto authority = target.substr(begin, end - begin);
    return authority.substr(authority.rfind('@') + 1);
}

bool frames_content(std::string_view name) {
    for (const std::string_view one :
         {"Host", "Content-Length", "Transfer-Encoding", "Connection", "Expect", "TE", "Trailer"})
        if (text::equal_ignoring_case(name, one)) return true;
    return false;
}

}  // namespace

std::vector<std::string> methods_for(const Sighting& seen) {
    if (!seen.method.empty()) return {seen.method};
    const auto uri = uri_of(seen);
    if (is_authority(uri)) return {"CONNECT"};
    if (uri.empty()) return {"GET"};
    return {"GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"};
}

std::string head_of(const Sighting& seen, std::string_view method) {
    const auto target = target_of(seen, method);
    std::string head = std::string(method) + " " + target + " HTTP/1.1\r\n";
    head += "Host: " + authority_of(target) + "\r\n";
    for (const auto& [name, value] : seen.fields) {
        if (!http::is_token(name) || frames_content(name)) continue;
        head += name + ": " + value + "\r\n";
    }
    return head + "\r\n";
}

}  // namespace proxy407::offline

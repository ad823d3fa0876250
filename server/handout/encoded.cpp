#include "handout/encoded.hpp"

#include "text/base64.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <algorithm>

namespace proxy407::handout {
namespace {

/// HOST:PORT of a URL as it is copied from a setting: http://HOST:PORT/. Anything else comes back
/// as it is.
std::string_view without_scheme(std::string_view place) {
    constexpr std::string_view scheme = "http://";
    if (!place.starts_with(scheme) || place.find('@') != place.npos) return place;
    place.remove_prefix(scheme.size());
    if (place.ends_with('/')) place.remove_suffix(1);
    return place;
}

/// Of a name, or of an address of either kind.
bool is_host_byte(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':';
}

}  // namespace

Encoded encoded(const auth::Account& account) {
    using text::PercentSet;
    const auto pair = [&](PercentSet set) {
        return text::percent_encode(account.user, set) + ":" +
               text::percent_encode(account.password, set);
    };
    return {
        pair(PercentSet::strict),
        pair(PercentSet::rfc3986_minimal),
        pair(PercentSet::whatwg),
        text::base64_encode(account.user + ":" + account.password)};
}

std::string unsendable(const auth::Account& account) {
    if (account.user.find(':') != account.user.npos)
        return "a user name with a colon can't be sent by Basic: the first colon ends the name "
               "(RFC 7617 section 2)";
    if (account.password.ends_with('\r'))
        return "the password ends in a carriage return (\\r), as a line of a Windows file does; "
               "take it out: tr -d '\\r'";
    if (text::has_control(account.user) || text::has_control(account.password))
        return "control characters can't be sent by Basic (RFC 7617 section 2)";
    return "";
}

std::variant<http::Authority, std::string> place_of_proxy(std::string_view text) {
    auto parsed = http::parse_place(without_scheme(text));
    const auto* proxy = std::get_if<http::Authority>(&parsed);
    if (proxy != nullptr && !std::ranges::all_of(proxy->host, is_host_byte)) return std::string();
    return parsed;
}

}  // namespace proxy407::handout

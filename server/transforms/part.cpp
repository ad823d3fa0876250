#include "text/octets.hpp"
#include "transforms/transform.hpp"

#include <algorithm>
#include <array>
#include <cctype>

// From trackers: capriza/node-proxying-agent#6, postmanlabs/postman-app-support#5217 and
// ra-at-diladele-com/qlproxy_external#1361 (forms of a domain), paperless-ngx/paperless-ngx#8118
// (cuts). Buffers of a fixed size: C clients; bcrypt keeps 72 octets, LM 14, crypt 8. Session
// parameters: the manuals of rotating proxies (user-country-us-session-a1).

namespace proxy407::transforms {
namespace {

using View = std::string_view;

bool is_start_of(View right, View arrived) {
    return !arrived.empty() && arrived.size() < right.size() && right.starts_with(arrived);
}

/// Is the octet at which it was cut one that means something to somebody?
bool is_cut_at_sign(View right, View arrived) {
    if (!is_start_of(right, arrived)) return false;
    const auto next = static_cast<unsigned char>(right[arrived.size()]);
    return next < 0x80 && std::isalnum(next) == 0;
}

Candidates starts(View right, bool (*is_one)(View, View)) {
    Candidates out;
    for (std::size_t size = 1; size < right.size() && out.size() < 64; ++size) {
        const auto start = right.substr(0, size);
        if (is_one(right, start)) out.emplace_back(start);
    }
    return out;
}

Candidates cuts_at_signs(View right) {
    return starts(right, is_cut_at_sign);
}

constexpr std::array<std::size_t, 27> buffers = {8,  10, 12,  14,  15,  16,  20,  24,  30,
                                                 31, 32, 40,  48,  50,  60,  62,  63,  64,
                                                 72, 99, 100, 126, 127, 128, 254, 255, 1024};

bool is_cut_to_buffer(View right, View arrived) {
    return is_start_of(right, arrived) && std::ranges::count(buffers, arrived.size()) != 0;
}

Candidates cuts_to_buffers(View right) {
    return starts(right, is_cut_to_buffer);
}

/// Not inside of a character; one octet or two may be the beginning of anything.
bool is_cut_short(View right, View arrived) {
    return arrived.size() >= 3 && is_start_of(right, arrived) &&
           (static_cast<unsigned char>(right[arrived.size()]) & 0xC0) != 0x80;
}

Candidates cuts(View right) {
    return starts(right, is_cut_short);
}

bool is_end(View right, View arrived) {
    if (arrived.size() < 3 || arrived.size() >= right.size() || !right.ends_with(arrived)) {
        return false;
    }
    const auto before = static_cast<unsigned char>(right[right.size() - arrived.size() - 1]);
    return before < 0x80 && std::isalnum(before) == 0;
}

Candidates ends(View right) {
    Candidates out;
    for (std::size_t at = 1; at < right.size() && out.size() < 64; ++at) {
        if (is_end(right, right.substr(at))) out.emplace_back(right.substr(at));
    }
    return out;
}

/// Not from inside of a character; one octet or two may be the end of anything.
bool is_tail(View right, View arrived) {
    return arrived.size() >= 3 && arrived.size() < right.size() && right.ends_with(arrived) &&
           (static_cast<unsigned char>(arrived.front()) & 0xC0) != 0x80;
}

Candidates tails(View right) {
    const auto first = right.substr(std::min<std::size_t>(1, right.size()));
    if (!is_tail(right, first)) return {};
    return {std::string(first)};
}

// Domains.

/// Is `longer` the user `name` with a Windows domain before it or a host after it?
bool is_with_domain(View name, View longer) {
    if (name.empty() || longer.size() <= name.size() + 1) return false;
    const auto rest = longer.size() - name.size() - 1;
    return (longer.ends_with(name) && (longer[rest] == '\\' || longer[rest] == '/')) ||
           (longer.starts_with(name) && longer[name.size()] == '@');
}

bool is_without_domain(View name, View shorter) {
    return is_with_domain(shorter, name);
}

Candidates with_domain(View name) {
    const std::string user(name);
    return {"CORP\\" + user, user + "@corp.example", ".\\" + user};
}

Candidates without_domain(View name) {
    Candidates out;
    for (const char sign : {'\\', '/'}) {
        const auto at = name.find(sign);
        if (at != View::npos && at > 0) out.emplace_back(name.substr(at + 1));
    }
    const auto at = name.find('@');
    if (at != View::npos) out.emplace_back(name.substr(0, at));
    std::erase_if(out, [&](const std::string& one) { return !is_without_domain(name, one); });
    return out;
}

struct Name {
    View domain;
    View user;
};

std::optional<Name> split_name(View name) {
    const auto slash = name.find_first_of("\\/");
    if (slash != View::npos) return Name{name.substr(0, slash), name.substr(slash + 1)};
    const auto at = name.find('@');
    if (at == View::npos) return std::nullopt;
    return Name{name.substr(at + 1), name.substr(0, at)};
}

/// The same user in a domain written in another way: "CORP\alice", "alice@corp.example".
bool is_other_domain_form(View right, View arrived) {
    const auto first = split_name(right);
    const auto second = split_name(arrived);
    if (!first || !second || first->user.empty() || first->domain.empty()) return false;
    return right != arrived && text::equal_ignoring_case(first->user, second->user) &&
           !second->domain.empty();
}

Candidates other_domain_forms(View right) {
    const auto name = split_name(right);
    if (!name || name->user.empty() || name->domain.empty()) return {};
    const std::string user(name->user);
    const std::string domain(name->domain);
    return {user + "@" + domain, domain + "\\" + user, text::to_lower(right)};
}

/// "-country-us-session-a1", "_country-us_lifetime-24h": one separator, then words.
bool are_session_parameters(View rest) {
    if (rest.size() < 3 || View("-_;,.:+").find(rest.front()) == View::npos) return false;
    const bool plain = std::ranges::all_of(rest, [](unsigned char c) {
        return std::isalnum(c) != 0 || View("-_;,.:+=~").find(static_cast<char>(c)) != View::npos;
    });
    return plain && rest.find_first_of("-_=", 2) != View::npos;
}

bool has_session_parameters(View right, View arrived) {
    return !right.empty() && arrived.starts_with(right) &&
           are_session_parameters(arrived.substr(right.size()));
}

Candidates with_session_parameters(View right) {
    if (right.empty()) return {};
    const std::string octets(right);
    return {octets + "-country-us-session-a1", octets + "_country-us_lifetime-24h"};
}

constexpr View encode_in_url =
    "In a proxy URL write every character of user and password that is not a letter, a digit or "
    "one of - . _ ~ as %XX.";
constexpr View whole =
    "Send user and password whole: neither HTTP nor Basic sets a bound that short.";
constexpr View place = "C-BASIC-13 C-BASIC-15";

constexpr Transform rows[] = {
    {.id = "user-with-domain",
     .on = on::user,
     .what = "added a domain or a host to the user",
     .source = "capriza/node-proxying-agent#6, postmanlabs/postman-app-support#5217",
     .fits = is_with_domain,
     .each = with_domain,
     .leaves = "\\/@",
     .drops = no_octet,
     .example = "alice"},
    {.id = "user-without-domain",
     .on = on::user,
     .what = "left away the domain or the host that belongs to the user",
     .source = "ra-at-diladele-com/qlproxy_external#1361",
     .fits = is_without_domain,
     .each = without_domain,
     .needs = "\\/@",
     .adds = no_octet,
     .example = "CORP\\alice"},
    {.id = "user-in-other-domain-form",
     .cost = 11,
     .on = on::user,
     .what = "wrote the domain of the user in another way",
     .fix = "Send the user exactly as the proxy knows it: DOMAIN\\user and user@domain are two "
            "names.",
     .requirements = "C-BASIC-13",
     .source = "grafana/k6#1642, request/request#1377",
     .fits = is_other_domain_form,
     .each = other_domain_forms,
     .needs = "\\/@",
     .example = "CORP\\alice"},
    {.id = "session-parameters-added",
     .cost = 12,
     .what = "added parameters for a session (country, lifetime), which this proxy does not know",
     .fix = "Send user and password without the provider's parameters.",
     .requirements = "C-BASIC-13",
     .source = "apify/proxy-chain#108; manuals of rotating proxies",
     .fits = has_session_parameters,
     .each = with_session_parameters,
     .leaves = "-_;,.:+",
     .drops = no_octet,
     .example = "alice"},
    {.id = "cut-at-special-character",
     .cost = 12,
     .what = "cut the value off at a character that means something to a shell, a URL or a file",
     .fix = "Encode the character where it is read: %XX in a URL, quotes in a shell or a file.",
     .requirements = place,
     .source = "paperless-ngx/paperless-ngx#8118",
     .fits = is_cut_at_sign,
     .each = cuts_at_signs,
     .adds = no_octet,
     .example = "p&ss"},
    {.id = "cut-to-fixed-size",
     .cost = 12,
     .what = "cut the value to the size of a buffer",
     .fix = whole,
     .requirements = "C-BASIC-15",
     .source = "bcrypt (72 bytes), LM hash (14), crypt(3) (8), setx (1024)",
     .fits = is_cut_to_buffer,
     .each = cuts_to_buffers,
     .adds = no_octet,
     .example = "correct-horse"},
    {.id = "cut-short",
     .cost = 13,
     .what = "sent only the beginning of the value",
     .fix = whole,
     .requirements = "C-BASIC-15",
     .source = "paperless-ngx/paperless-ngx#8118",
     .fits = is_cut_short,
     .each = cuts,
     .adds = no_octet,
     .example = "secret"},
    {.id = "beginning-lost",
     .cost = 13,
     .what = "sent only what follows a special character",
     .fix = encode_in_url,
     .requirements = place,
     .source = "guzzle/guzzle#1677",
     .fits = is_end,
     .each = ends,
     .adds = no_octet,
     .example = "p@ssword"},
    {.id = "first-characters-lost",
     .cost = 13,
     .what = "sent only the end of the value",
     .fix = "Look at what reads the value: it began after the first character came.",
     .requirements = place,
     .source = "canonical/authd#1122, adrienverge/openfortivpn#826",
     .fits = is_tail,
     .each = tails,
     .adds = no_octet,
     .example = "secret"},
};

}  // namespace

Family part_family() {
    return {"cuts, domains and session parameters", rows};
}

}  // namespace proxy407::transforms

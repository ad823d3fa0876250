#include "http/credential_forms.hpp"

#include "http/grammar.hpp"
#include "text/base64.hpp"
#include "text/charset.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace proxy407::http {
namespace {

using text::Range;
using Ranges = std::vector<Range>;

constexpr std::string_view white = " \t\r\n";

/// "authori": Authorization and what resembles it, in British English too.
constexpr std::array<std::string_view, 17> telling = {
    "authori",
    "authenticat",
    "auth-",
    "-auth",
    "auth_",
    "cookie",
    "pass",
    "pwd",
    "secret",
    "token",
    "key",
    "sig",
    "session",
    "credential",
    "jwt",
    "csrf",
    "xsrf"};

/// What looks like one and is the nonce of a WebSocket.
constexpr std::string_view harmless = "sec-websocket-key";

/// So many parts of a path may be base64.
constexpr int most_parts = 8;

constexpr std::array<std::string_view, 12> schemes = {
    "basic",
    "bearer",
    "digest",
    "negotiate",
    "ntlm",
    "kerberos",
    "hoba",
    "mutual",
    "scram-",
    "vapid",
    "apikey",
    "aws4-hmac-"};

constexpr std::array<std::string_view, 8> options = {
    "--proxy-header",
    "--header",
    "-U",
    "-u",
    "--proxy-user",
    "--user",
    "--proxy-password",
    "--password"};

void add(Ranges& ranges, std::size_t begin, std::size_t end) {
    if (begin < end)
        ranges.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
}

std::size_t position(std::string_view octets, std::string_view set, std::size_t from) {
    return std::min(octets.find_first_of(set, from), octets.size());
}

/// Userinfo of the authority that begins after "//", or of all of it. A password may hold "/", "?"
/// and "@" that should have been encoded, so the last "@" counts.
void mask_userinfo(
    Ranges& ranges,
    std::string_view octets,
    std::size_t begin,
    std::size_t end,
    const IsKnownName& is_known
) {
    const auto part = octets.substr(begin, end - begin);
    if (part.find('@') == part.npos) return;
    const auto at = begin + part.rfind('@');
    const auto slashes = begin + std::min(part.find("//"), part.size());
    const bool with_scheme = slashes < at;
    if (with_scheme) begin = slashes + 2;
    const auto colon = std::min(octets.substr(0, at).find(':', begin), at);
    const auto user = octets.substr(begin, colon - begin);
    // "http://host/@name" is a path.
    if (with_scheme && colon == at && user.find('/') != user.npos) return;
    if (!is_known(user) && !is_known(text::percent_decode(user))) add(ranges, begin, colon);
    add(ranges, colon + 1, at);
}

/// A value that begins there, behind "name=" or "name:"; without its quotes.
Range value_at(std::string_view octets, std::size_t begin, std::string_view ends) {
    const char quote = begin < octets.size() ? octets[begin] : '\0';
    const bool is_quoted = quote == '"' || quote == '\'';
    auto end = is_quoted ? octets.find(quote, begin + 1) : octets.npos;
    if (end == octets.npos) {
        end = position(octets, ends, begin);
        // An "&" that should have been encoded: what follows it is no parameter.
        while (end < octets.size() && octets[end] == '&') {
            const auto next = position(octets, ends, end + 1);
            if (octets.substr(end + 1, next - end - 1).find('=') != octets.npos) break;
            end = next;
        }
    } else {
        ++begin;
    }
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// The word that ends before `end`, behind which a value comes: "password" of `"password" :`.
std::string_view name_before(std::string_view octets, std::size_t end) {
    constexpr std::size_t longest = 64;
    constexpr std::string_view around = " \t\"'";
    auto name = octets.substr(end - std::min(end, longest), std::min(end, longest));
    name = name.substr(0, name.find_last_not_of(around) + 1);
    const auto before = name.find_last_of("?&;#,/{}()<>\"' \t\r\n:=");
    return name.substr(before == name.npos ? 0 : before + 1);
}

/// Values behind names that tell, in queries, cookies, lists of parameters and objects.
void mask_parameters(Ranges& ranges, std::string_view octets, std::string_view ends) {
    for (std::size_t i = octets.find_first_of("=:"); i < octets.size();
         i = octets.find_first_of("=:", i + 1)) {
        const auto name = name_before(octets, i);
        // Not the port of "keys.example.test:443".
        const bool is_host = octets[i] == ':' && name.find('.') != name.npos;
        if (name.empty() || is_host || !names_a_secret(text::percent_decode(name))) continue;
        const auto begin = std::min(octets.find_first_not_of(" \t", i + 1), octets.size());
        const auto value = value_at(octets, begin, ends);
        add(ranges, value.begin, value.end);
        i = std::max<std::size_t>(i, value.end == 0 ? 0 : value.end - 1);
    }
}

/// Parts of a query that hold a URL with userinfo in it, percent-encoded.
void mask_encoded_urls(Ranges& ranges, std::string_view octets) {
    for (std::size_t begin = 0; begin < octets.size();) {
        const auto end = position(octets, "&; \t\r\n", begin);
        const auto part = octets.substr(begin, end - begin);
        if (part.find('%') != part.npos) {
            const auto decoded = text::percent_decode(part);
            const bool holds_pair =
                decoded.find('@') != decoded.npos && decoded.find(':') != decoded.npos;
            const auto value = part.find('=');
            if (holds_pair) add(ranges, begin + (value == part.npos ? 0 : value + 1), end);
        }
        begin = end + 1;
    }
}

bool is_token_octet(char c) {
    return is_alphanumeric(c) || std::string_view("+/-_=.~%").find(c) != std::string_view::npos;
}

/// Is this base64 of user:password, perhaps twice, or a message of NTLM?
bool is_encoded_pair(std::string_view token) {
    std::string octets = text::percent_decode(token);
    for (int depth = 0; depth < 3; ++depth) {
        if (octets.size() < 4) return false;
        const auto decoded = text::base64_decode_lenient(octets);
        if (!decoded) return false;
        octets = *decoded;
        if (octets.starts_with("NTLMSSP")) return true;
        const bool readable =
            octets.find(':') != octets.npos && text::is_utf8(octets) && !text::has_control(octets);
        if (readable) return true;
    }
    return false;
}

/// The length of a scheme's name at the front; 0 if there is none.
std::size_t scheme_length(std::string_view octets) {
    for (const auto scheme : schemes)
        if (text::equal_ignoring_case(octets.substr(0, scheme.size()), scheme))
            return scheme.size();
    return 0;
}

/// In one piece, behind the name of a scheme, or behind a "/" of a path.
bool holds_encoded_pair(std::string_view digits) {
    if (is_encoded_pair(digits.substr(scheme_length(digits)))) return true;
    for (int part = 0; part < most_parts; ++part) {
        if (is_encoded_pair(digits)) return true;
        const auto slash = digits.find('/');
        if (slash == digits.npos) return false;
        if (is_encoded_pair(digits.substr(0, slash))) return true;
        digits.remove_prefix(slash + 1);
    }
    return false;
}

/// Base64 runs that hold a pair, with what has grown together with them ("BasicdXNl...", a JWT).
void mask_encoded_pairs(Ranges& ranges, std::string_view octets) {
    for (std::size_t begin = 0; begin < octets.size();) {
        std::size_t end = begin;
        while (end < octets.size() && is_token_octet(octets[end])) ++end;
        const auto token = octets.substr(begin, end - begin);
        for (std::size_t piece = 0; piece < token.size();) {
            const auto piece_end = position(token, ".=~", piece);
            const auto digits = token.substr(piece, piece_end - piece);
            if (holds_encoded_pair(digits)) {
                add(ranges, begin, end);
                break;
            }
            piece = piece_end + 1;
        }
        begin = end + 1;
    }
}

/// Where the name of a scheme ends at `at`, as a word of its own; 0 elsewhere.
std::size_t after_scheme(std::string_view octets, std::size_t at) {
    if (at > 0 && is_alphanumeric(octets[at - 1])) return 0;
    const auto length = scheme_length(octets.substr(at));
    const auto end = at + length;
    if (length == 0 || end == octets.size()) return 0;
    if (octets[end - 1] == '-') return end;
    // Not "basic.example.test".
    return std::string_view(" \t:=,;\"'%+/\\").find(octets[end]) == std::string_view::npos ? 0
                                                                                           : end;
}

void mask_after_scheme(Ranges& ranges, std::string_view value) {
    for (std::size_t i = 0; i < value.size(); ++i) {
        const auto end = after_scheme(value, i);
        if (end == 0) continue;
        // A challenge shows its realm: it is an answer's.
        const auto rest = text::trim(value.substr(end));
        if (text::equal_ignoring_case(rest.substr(0, 5), "realm")) return;
        add(ranges, std::min(value.find_first_not_of(" \t", end), value.size()), value.size());
        return;
    }
}

/// The routes of httpbin have user and password in their paths: /basic-auth/user/passwd.
void mask_routes(Ranges& ranges, std::string_view value) {
    constexpr std::string_view route = "-auth/";
    const auto at = value.find(route);
    if (at != value.npos) add(ranges, at + route.size(), position(value, "?", at));
}

/// The length of a token after a scheme's name; 0 for a word of prose ("Basic credentials").
std::size_t token_length(std::string_view text) {
    std::size_t length = 0;
    bool prose = true;
    while (length < text.size() && is_token_octet(text[length])) {
        prose = prose && ((text[length] >= 'a' && text[length] <= 'z') || text[length] == '.');
        ++length;
    }
    return prose || length < 4 ? 0 : length;
}

void mask_tokens(Ranges& ranges, std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto end = after_scheme(text, i);
        if (end == 0) continue;
        const auto token = std::min(text.find_first_not_of(" \t:", end), text.size());
        if (token > end) add(ranges, token, token + token_length(text.substr(token)));
    }
}

/// The end of one shell word: quoted parts and plain octets in any mixture.
std::size_t shell_word_end(std::string_view text, std::size_t begin) {
    char quote = 0;
    for (std::size_t i = begin; i < text.size(); ++i) {
        const char c = text[i];
        if (quote == 0 && white.find(c) != white.npos) return i;
        if (c == '\\' && quote != '\'')
            ++i;
        else if (quote == 0 && (c == '\'' || c == '"'))
            quote = c;
        else if (c == quote)
            quote = 0;
    }
    return text.size();
}

void mask_options(Ranges& ranges, std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i > 0 && white.find(text[i - 1]) == white.npos) continue;
        for (const std::string_view option : options) {
            const auto end = i + option.size();
            if (!text.substr(i).starts_with(option) || end >= text.size()) continue;
            if (text[end] == ' ' || text[end] == '=')
                add(ranges, end + 1, shell_word_end(text, end + 1));
        }
    }
}

}  // namespace

bool names_a_secret(std::string_view name) {
    std::string lower = text::to_lower(text::trim(name));
    std::ranges::replace(lower, '_', '-');
    if (lower == harmless) return false;
    if (lower == "auth") return true;
    return std::ranges::any_of(telling, [&](std::string_view part) {
        return lower.find(part) != lower.npos;
    });
}

bool is_field_line(std::string_view line) {
    auto name = line.substr(0, std::min(line.find(':'), line.size()));
    if (name.size() == line.size()) return false;
    name = name.substr(0, name.find_last_not_of(" \t") + 1);
    return is_token(name);
}

std::vector<text::Range> forms_in_value(std::string_view value, const IsKnownName& is_known) {
    Ranges ranges;
    mask_userinfo(ranges, value, 0, value.size(), is_known);
    mask_parameters(ranges, value, "& \t\r\n");
    mask_encoded_urls(ranges, value);
    mask_after_scheme(ranges, value);
    mask_routes(ranges, value);
    mask_encoded_pairs(ranges, value);
    return ranges;
}

std::vector<text::Range> forms_in_text(std::string_view text, const IsKnownName& is_known) {
    Ranges ranges;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = position(text, " \t\r\n`", begin);
        mask_userinfo(ranges, text, begin, end, is_known);
        begin = end + 1;
    }
    mask_parameters(ranges, text, "& \t\r\n`'\"");
    mask_encoded_urls(ranges, text);
    mask_tokens(ranges, text);
    mask_encoded_pairs(ranges, text);
    mask_options(ranges, text);
    return ranges;
}

}  // namespace proxy407::http

#include "text/octets.hpp"
#include "transforms/transform.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

// From trackers: apify/proxy-chain#55 (null), yaml/pyyaml#107, Sceptre/sceptre#823 and
// aaubry/YamlDotNet#447 (YAML reads 0123 as a number), and what Python, JavaScript, Java, Go,
// Swift, Rust and PHP print of a value that is none, of octets, of an object, of an optional one.
// Masks are those that logs, forms and CI systems show. Caps lock and the first capital of a
// phone's keyboard; keyboards on which Y and Z change places.

namespace proxy407::transforms {
namespace {

using Made = std::optional<std::string>;
using View = std::string_view;

constexpr std::array<View, 26> no_values = {
    "None",
    "null",
    "undefined",
    "nil",
    "NULL",
    "Null",
    "NaN",
    "nan",
    "(null)",
    "<nil>",
    "%!s(<nil>)",
    "false",
    "False",
    "true",
    "True",
    "0",
    "void",
    "N/A",
    "[object Object]",
    "[object Undefined]",
    "[object Promise]",
    "System.String",
    "System.Security.SecureString",
    "Array",
    "Nothing",
    "{}"};

bool is_no_value(View, View arrived) {
    return std::ranges::count(no_values, arrived) != 0;
}

Candidates every_no_value(View) {
    return {no_values.begin(), no_values.begin() + 9};
}

constexpr std::array<View, 14> placeholder_words = {
    "user",
    "username",
    "password",
    "pass",
    "secret",
    "changeme",
    "change-me",
    "change_me",
    "passwd",
    "proxyuser",
    "proxypass",
    "your_password",
    "your-password",
    "yourpassword"};

/// "${PROXY_PASSWORD}", "$PASSWORD", "%PASSWORD%", "{{ password }}", "<password>", "{password}".
bool is_reference(View arrived) {
    constexpr View marks = "${}%<>[]() ";
    const auto begin = arrived.find_first_not_of(marks);
    if (begin == 0 || begin == View::npos) return false;
    const auto end = arrived.find_last_not_of(marks) + 1;
    const auto name = arrived.substr(begin, end - begin);
    return std::isdigit(static_cast<unsigned char>(name.front())) == 0 &&
           std::ranges::all_of(name, [](unsigned char c) {
               return std::isalnum(c) != 0 || c == '_' || c == '.' || c == '-';
           });
}

bool is_placeholder(View, View arrived) {
    const auto lower = text::to_lower(arrived);
    return is_reference(arrived) || std::ranges::count(placeholder_words, lower) != 0 ||
           lower.starts_with("your_") || lower.starts_with("your-");
}

Candidates placeholders(View) {
    return {"password", "PASSWORD", "changeme", "${PROXY_PASSWORD}", "$PASSWORD", "<password>"};
}

constexpr std::array<View, 8> mask_words = {
    "[REDACTED]",
    "REDACTED",
    "[FILTERED]",
    "[MASKED]",
    "<redacted>",
    "<hidden>",
    "SECRET",
    "[secure]"};

/// Three times the same sign, or more often.
bool is_mask(View, View arrived) {
    if (std::ranges::count(mask_words, arrived) != 0) return true;
    for (const View sign : {"*", "x", "X", ".", "#", "\u2022", "\u25CF", "\u00B7", "\u2217"}) {
        const auto times = arrived.size() / sign.size();
        if (times < 3 || times * sign.size() != arrived.size()) continue;
        View rest = arrived;
        while (rest.starts_with(sign)) rest.remove_prefix(sign.size());
        if (rest.empty()) return true;
    }
    return false;
}

Candidates masks(View right) {
    return {"***", "********", std::string(right.size(), '*'), "[REDACTED]", "xxxxx"};
}

Made emptied(View) {
    return std::string();
}

Candidates octets_literals(View right) {
    const std::string octets(right);
    return {"b'" + octets + "'", "b\"" + octets + "\"", "B'" + octets + "'"};
}

bool is_octets_literal(View right, View arrived) {
    return arrived.size() == right.size() + 3 &&
           std::ranges::count(octets_literals(right), arrived) != 0;
}

Candidates without_literal(View arrived) {
    if (arrived.size() < 3 || (arrived[0] != 'b' && arrived[0] != 'B')) return {};
    return {std::string(arrived.substr(2, arrived.size() - 3))};
}

/// "Optional("x")", "Some("x")", "SecretStr('x')", "{'password': 'x'}" have what they wrap in
/// quotes or parentheses behind a word.
Candidates without_type(View arrived) {
    const auto open = arrived.find('(');
    if (open == View::npos || open == 0 || !arrived.ends_with(')')) return {};
    const bool is_word = std::ranges::all_of(arrived.substr(0, open), [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '_' || c == '.' || c == ':';
    });
    if (!is_word) return {};
    const auto inner = arrived.substr(open + 1, arrived.size() - open - 2);
    Candidates out{std::string(inner)};
    const bool quoted =
        inner.size() >= 2 && (inner[0] == '"' || inner[0] == '\'') && inner.back() == inner[0];
    if (quoted) out.emplace_back(inner.substr(1, inner.size() - 2));
    return out;
}

bool is_in_type(View right, View arrived) {
    return arrived.size() > right.size() && std::ranges::count(without_type(arrived), right) != 0;
}

Candidates in_type(View right) {
    const std::string octets(right);
    Candidates out = {
        "Optional(\"" + octets + "\")", "Some(\"" + octets + "\")", "SecretStr('" + octets + "')"};
    return out;
}

std::optional<unsigned long long> number(View digits, int base) {
    unsigned long long value = 0;
    const auto* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, value, base);
    if (digits.empty() || read.ec != std::errc() || read.ptr != end) return std::nullopt;
    return value;
}

/// As YAML, JSON and spreadsheets take a word for a number or a truth value.
Candidates as_scalar(View right) {
    Candidates out;
    const auto lower = text::to_lower(right);
    const bool yes = lower == "yes" || lower == "on" || lower == "y" || lower == "true";
    const bool no = lower == "no" || lower == "off" || lower == "n" || lower == "false";
    if (yes) out = {"true", "True", "1"};
    if (no) out = {"false", "False", "0"};
    const auto decimal = number(right, 10);
    if (decimal) out.push_back(std::to_string(*decimal));
    if (decimal) out.push_back(std::to_string(*decimal) + ".0");
    const auto octal = right.starts_with("0") ? number(right, 8) : std::nullopt;
    if (octal) out.push_back(std::to_string(*octal));
    const auto hex = right.starts_with("0x") ? number(right.substr(2), 16) : std::nullopt;
    if (hex) out.push_back(std::to_string(*hex));
    const auto zeros = right.find_last_not_of('0');
    const auto point = right.find('.');
    if (point != View::npos && zeros != View::npos && zeros >= point &&
        right.find_first_not_of("0123456789.") == View::npos) {
        out.emplace_back(right.substr(0, zeros == point ? point : zeros + 1));
    }
    return out;
}

bool is_scalar(View right, View arrived) {
    constexpr std::size_t longest = 24;
    if (right.size() > longest || arrived.size() > longest) return false;
    return std::ranges::count(as_scalar(right), arrived) != 0;
}

template <class Change>
std::string each_octet(View right, Change change) {
    std::string out(right);
    for (auto& c : out) c = change(c);
    return out;
}

char to_upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

char to_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

Made upper_cased(View right) {
    return each_octet(right, to_upper);
}

Made case_exchanged(View right) {
    return each_octet(right, [](char c) { return c >= 'a' ? to_upper(c) : to_lower(c); });
}

Made first_upper(View right) {
    std::string out(right);
    if (!out.empty()) out[0] = to_upper(out[0]);
    return out;
}

Made first_lower(View right) {
    std::string out(right);
    if (!out.empty()) out[0] = to_lower(out[0]);
    return out;
}

Made y_and_z(View right) {
    return each_octet(right, [](char c) {
        switch (c) {
            case 'y': return 'z';
            case 'z': return 'y';
            case 'Y': return 'Z';
            case 'Z': return 'Y';
            default: return c;
        }
    });
}

template <Made (*Change)(View)>
Candidates again(View arrived) {
    return {*Change(arrived)};
}

constexpr View unset =
    "An unset variable often is the reason: look at what the client was configured with.";
constexpr View as_configured = "Send user and password exactly as configured.";
constexpr View as_octets = "Hand over the value itself, not what the language prints of it.";
constexpr View letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr View configured = "C-BASIC-13";

constexpr Transform rows[] = {
    {.id = "no-value-as-text",
     .cost = 11,
     .what = "sent what its language prints of a value that is none",
     .fix = unset,
     .requirements = configured,
     .fits = is_no_value,
     .each = every_no_value,
     .is_constant = true,
     .example = "secret"},
    {.id = "placeholder-sent",
     .cost = 12,
     .what = "sent what looks like a placeholder in its place",
     .fix = unset,
     .requirements = configured,
     .fits = is_placeholder,
     .each = placeholders,
     .is_constant = true,
     .example = "hunter2"},
    {.id = "mask-sent",
     .cost = 11,
     .what = "sent the mask that is shown in its place",
     .fix = "Take the value from where it is kept, not from a log or a form that hides it.",
     .requirements = configured,
     .fits = is_mask,
     .each = masks,
     .is_constant = true,
     .example = "hunter2"},
    {.id = "value-empty",
     .cost = 13,
     .what = "sent nothing in its place",
     .fix = unset,
     .requirements = configured,
     .make = emptied,
     .is_constant = true,
     .example = "secret"},
    {.id = "bytes-literal-sent",
     .cost = 11,
     .on = on::halves | on::pair,
     .what = "sent Python's notation of bytes, b'...'",
     .fix = as_octets,
     .requirements = configured,
     .fits = is_octets_literal,
     .each = octets_literals,
     .undo = without_literal,
     .example = "secret"},
    {.id = "type-kept",
     .cost = 12,
     .on = on::halves | on::pair,
     .what = "sent the notation of its language for a value in a wrapper",
     .fix = as_octets,
     .requirements = configured,
     .fits = is_in_type,
     .each = in_type,
     .undo = without_type,
     .example = "secret"},
    {.id = "read-as-number",
     .cost = 11,
     .what = "got it from a file whose parser took it for a number or a truth value",
     .fix = "Put the value in quotes.",
     .requirements = configured,
     .fits = is_scalar,
     .each = as_scalar,
     .example = "0123"},
    {.id = "upper-cased",
     .cost = 11,
     .what = "wrote it in upper case",
     .fix = as_configured,
     .requirements = configured,
     .make = upper_cased,
     .needs = "abcdefghijklmnopqrstuvwxyz",
     .leaves_none = true,
     .example = "alice"},
    {.id = "case-exchanged",
     .cost = 11,
     .what = "exchanged upper and lower case (caps lock)",
     .fix = as_configured,
     .requirements = configured,
     .make = case_exchanged,
     .undo = again<case_exchanged>,
     .needs = letters,
     .example = "PassWord"},
    {.id = "first-letter-upper-cased",
     .cost = 11,
     .what = "wrote the first letter in upper case, as keyboards of phones do",
     .fix = as_configured,
     .requirements = configured,
     .make = first_upper,
     .needs = "abcdefghijklmnopqrstuvwxyz",
     .example = "alice"},
    {.id = "first-letter-lower-cased",
     .cost = 11,
     .what = "wrote the first letter in lower case",
     .fix = as_configured,
     .requirements = configured,
     .make = first_lower,
     .needs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
     .example = "Alice"},
    {.id = "y-and-z-exchanged",
     .cost = 12,
     .what = "typed it on a keyboard on which Y and Z change places",
     .fix = as_configured,
     .requirements = configured,
     .make = y_and_z,
     .undo = again<y_and_z>,
     .needs = "yYzZ",
     .example = "lazy"},
};

}  // namespace

Family language_family() {
    return {"languages, forms and keyboards", rows};
}

}  // namespace proxy407::transforms

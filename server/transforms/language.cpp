#include "text/octets.hpp"
#include "transforms/transform.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

// From trackers: apify/proxy-chain#55 (null), yaml/pyyaml#107, Sceptre/sceptre#823 and
// aaubry/YamlDotNet#447 (YAML reads 0123 as a number), and what Python, JavaScript, Java, Go,
// Swift, Rust and PHP print of a value that is none, of octets, of an object, of an optional one.
// Masks are those that logs, forms and CI systems show.

namespace proxy407::transforms {
namespace {

using Made = std::optional<std::string>;
using View = std::string_view;

constexpr std::array<View, 31> no_values = {
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
    "{}",
    "none",
    "NONE",
    "<no value>",
    "%!s(MISSING)",
    "%!v(MISSING)"};

bool is_no_value(View, View arrived) {
    return std::ranges::count(no_values, arrived) != 0;
}

Candidates every_no_value(View) {
    return {no_values.begin(), no_values.begin() + 9};
}

constexpr std::array<View, 22> placeholder_words = {
    "user",          "username",     "password",    "pass",        "secret",     "changeme",
    "change-me",     "change_me",    "passwd",      "proxyuser",   "proxypass",  "your_password",
    "your-password", "yourpassword", "my_password", "my-password", "mypassword", "proxy_password",
    "test",          "example",      "dummy",       "todo"};

/// What templates and languages write around the name of a variable.
constexpr std::array<std::pair<View, View>, 14> around_names = {{
    {"@", "@"},
    {"__", "__"},
    {"#{", "}"},
    {"<%=", "%>"},
    {"%(", ")s"},
    {"%env(", ")%"},
    {"$env:", ""},
    {"env.", ""},
    {"process.env.", ""},
    {"os.environ[", "]"},
    {"ENV[", "]"},
    {"getenv(", ")"},
    {"System.getenv(", ")"},
    {"ENV(", ")"},
}};

bool is_name(View words) {
    return !words.empty() && std::ranges::all_of(words, [](unsigned char c) {
        return std::isalnum(c) != 0 || View("_.-'\" ").find(static_cast<char>(c)) != View::npos;
    });
}

/// "@PASSWORD@", "__PASSWORD__", "<%= password %>", "$env:PASSWORD"; or "$1", "${1}".
bool is_name_of_template(View arrived) {
    const auto digit = text::replaced(text::replaced(std::string(arrived), "{", ""), "}", "");
    if (digit.size() == 2 && digit[0] == '$' && digit[1] >= '0' && digit[1] <= '9') return true;
    return std::ranges::any_of(around_names, [&](const auto& around) {
        const auto& [open, close] = around;
        if (arrived.size() <= open.size() + close.size()) return false;
        if (!arrived.starts_with(open) || !arrived.ends_with(close)) return false;
        return is_name(arrived.substr(open.size(), arrived.size() - open.size() - close.size()));
    });
}

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
    return is_reference(arrived) || is_name_of_template(arrived) ||
           std::ranges::count(placeholder_words, lower) != 0 || lower.starts_with("your_") ||
           lower.starts_with("your-") || lower.starts_with("<your ");
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
    Candidates out;
    for (const std::string prefix : {"b", "B", "u", "r"}) {
        out.push_back(prefix + "'" + octets + "'");
        out.push_back(prefix + "\"" + octets + "\"");
    }
    return out;
}

bool is_octets_literal(View right, View arrived) {
    return arrived.size() == right.size() + 3 &&
           std::ranges::count(octets_literals(right), arrived) != 0;
}

Candidates without_literal(View arrived) {
    if (arrived.size() < 3 || View("bBur").find(arrived[0]) == View::npos) return {};
    return {std::string(arrived.substr(2, arrived.size() - 3))};
}

/// "Optional("x")", "Some("x")", "SecretStr('x')", "{'password': 'x'}" have what they wrap in
/// quotes or parentheses behind a word.
Candidates without_type(View arrived) {
    const auto open = arrived.find_first_of("([");
    if (open == View::npos || open == 0) return {};
    if (!arrived.ends_with(arrived[open] == '(' ? ')' : ']')) return {};
    const bool is_word = std::ranges::all_of(arrived.substr(0, open), [](unsigned char c) {
        return std::isalnum(c) != 0 || View("_.:%!").find(static_cast<char>(c)) != View::npos;
    });
    if (!is_word) return {};
    const auto inner = arrived.substr(open + 1, arrived.size() - open - 2);
    Candidates out{std::string(inner)};
    const bool quoted =
        inner.size() >= 2 && (inner[0] == '"' || inner[0] == '\'') && inner.back() == inner[0];
    if (quoted) out.emplace_back(inner.substr(1, inner.size() - 2));
    const auto equals = inner.find('=');  // Go: %!d(string=secret)
    if (equals != View::npos) out.emplace_back(inner.substr(equals + 1));
    return out;
}

bool is_in_type(View right, View arrived) {
    return arrived.size() > right.size() && std::ranges::count(without_type(arrived), right) != 0;
}

Candidates in_type(View right) {
    const std::string octets(right);
    Candidates out = {
        "Optional(\"" + octets + "\")",
        "Some(\"" + octets + "\")",
        "SecretStr('" + octets + "')",
        "Optional[" + octets + "]"};
    return out;
}

constexpr View unset =
    "An unset variable often is the reason: look at what the client was configured with.";
constexpr View as_octets = "Hand over the value itself, not what the language prints of it.";
constexpr View configured = "C-BASIC-13";

constexpr Transform rows[] = {
    {.id = "no-value-as-text",
     .cost = 11,
     .what = "sent what its language prints of a value that is none",
     .fix = unset,
     .requirements = configured,
     .source = "checkly/checkly-cli#967, apify/proxy-chain#55",
     .fits = is_no_value,
     .each = every_no_value,
     .is_constant = true,
     .example = "secret"},
    {.id = "placeholder-sent",
     .cost = 12,
     .what = "sent what looks like a placeholder, not a value",
     .fix = unset,
     .requirements = configured,
     .source = "checkly/checkly-cli#967",
     .fits = is_placeholder,
     .each = placeholders,
     .is_constant = true,
     .example = "hunter2"},
    {.id = "mask-sent",
     .cost = 11,
     .what = "sent the mask that is shown in place of a secret",
     .fix = "Take the value from where it is kept, not from a log or a form that hides it.",
     .requirements = configured,
     .source = "GitHub Actions: masking a value in a log",
     .fits = is_mask,
     .each = masks,
     .is_constant = true,
     .example = "hunter2"},
    {.id = "value-empty",
     .cost = 13,
     .what = "sent nothing where a value belongs",
     .fix = unset,
     .requirements = configured,
     .source = "delvedor/hpagent#18",
     .make = emptied,
     .adds = no_octet,
     .is_constant = true,
     .example = "secret"},
    {.id = "bytes-literal-sent",
     .cost = 11,
     .on = on::halves | on::pair,
     .what = "sent Python's notation of bytes or text, b'...' or u'...'",
     .fix = as_octets,
     .requirements = configured,
     .source = "psf/requests#5900, httplib2/httplib2#115",
     .fits = is_octets_literal,
     .each = octets_literals,
     .undo = without_literal,
     .leaves = "bBur",
     .example = "secret"},
    {.id = "type-kept",
     .cost = 12,
     .on = on::halves | on::pair,
     .what = "sent the notation of its language for a value in a wrapper",
     .fix = as_octets,
     .requirements = configured,
     .source = "Swift: String(describing:) of an Optional; Pydantic: SecretStr",
     .fits = is_in_type,
     .each = in_type,
     .undo = without_type,
     .leaves = "([",
     .example = "secret"},
};

}  // namespace

Family language_family() {
    return {"languages and forms", rows};
}

}  // namespace proxy407::transforms

#include "text/octets.hpp"
#include "transforms/transform.hpp"

#include <array>
#include <cctype>
#include <utility>

// From trackers: moby/moby#46773, docker/docs#13398 and docker/docs#15082 (quotes of an env file
// and of a systemd unit), wyze-bridge's mrlt8/docker-wyze-bridge#140 (braces). bash's printf %q and
// its history expansion put a backslash before "!". YAML 1.2 section 7.3.2 and RFC 4180 double
// quotes.

namespace proxy407::transforms {
namespace {

using Made = std::optional<std::string>;
using View = std::string_view;

bool is_special(char c) {
    const auto u = static_cast<unsigned char>(c);
    return u < 0x80 && std::isgraph(u) != 0 && std::isalnum(u) == 0;
}

std::string unescaped(View arrived) {
    std::string out;
    for (std::size_t i = 0; i < arrived.size(); ++i) {
        const bool escape = (View("\\^`").find(arrived[i]) != View::npos) &&
                            i + 1 < arrived.size() &&
                            (is_special(arrived[i + 1]) || arrived[i + 1] == ' ');
        if (escape) ++i;
        out += arrived[i];
    }
    return out;
}

/// Not every special character needs to be escaped, but one that is is read as such.
bool is_escaped(View right, View arrived) {
    return arrived.size() > right.size() && unescaped(arrived) == right;
}

std::string escaped(View right, View specials) {
    std::string out;
    for (const char c : right) {
        const bool special = specials.empty() ? is_special(c) || c == ' '
                                              : specials.find(c) != View::npos || c == '\\';
        if (special) out += '\\';
        out += c;
    }
    return out;
}

Candidates escapes(View right) {
    Candidates out;
    for (const View specials : {"", "$", "!", "\"'"}) out.push_back(escaped(right, specials));
    return out;
}

Candidates without_escapes(View arrived) {
    if (arrived.find_first_of("\\^`") == View::npos) return {};
    return {unescaped(arrived)};
}

constexpr std::array<std::pair<View, View>, 17> quotes = {{
    {"\"", "\""},
    {"'", "'"},
    {"`", "`"},
    {"\u201C", "\u201D"},
    {"\u2018", "\u2019"},
    {"\u201E", "\u201C"},
    {"\u201A", "\u2018"},
    {"\u00AB", "\u00BB"},
    {"\u2039", "\u203A"},
    {"\u300C", "\u300D"},
    {"\\\"", "\\\""},
    {"<", ">"},
    {"[", "]"},
    {"(", ")"},
    {"{", "}"},
    {"$'", "'"},
    {"<![CDATA[", "]]>"},
}};

Candidates without_quotes(View arrived) {
    Candidates out;
    for (const auto& [opening, closing] : quotes) {
        if (arrived.size() < opening.size() + closing.size()) continue;
        if (!arrived.starts_with(opening) || !arrived.ends_with(closing)) continue;
        arrived.remove_prefix(opening.size());
        out.emplace_back(arrived.substr(0, arrived.size() - closing.size()));
        return out;
    }
    return out;
}

bool is_in_quotes(View right, View arrived) {
    const auto without = without_quotes(arrived);
    return !without.empty() && without.front() == right;
}

Candidates in_quotes(View right) {
    Candidates out;
    for (const auto& [opening, closing] : quotes) {
        auto quoted = std::string(opening) + std::string(right) + std::string(closing);
        if (is_in_quotes(right, quoted)) out.push_back(std::move(quoted));
    }
    return out;
}

template <char... Quotes>
Made quotes_removed(View right) {
    std::string out(right);
    std::erase_if(out, [](char c) { return ((c == Quotes) || ...); });
    return out;
}

/// How a shell is told of a single quote inside of single quotes.
constexpr View with_backslash = R"('\'')";
constexpr View with_double_quotes = R"('"'"')";

template <const View& Quoting>
Made quote_quoted(View right) {
    return text::replaced(std::string(right), "'", Quoting);
}

template <const View& Quoting>
Candidates quote_unquoted(View arrived) {
    if (arrived.find(Quoting) == View::npos) return {};
    return {text::replaced(std::string(arrived), Quoting, "'")};
}

template <char Quote>
Made doubled(View right) {
    return text::replaced(std::string(right), std::string(1, Quote), std::string(2, Quote));
}

template <char Quote>
Candidates undoubled(View arrived) {
    const std::string two(2, Quote);
    if (arrived.find(two) == View::npos) return {};
    return {text::replaced(std::string(arrived), two, std::string(1, Quote))};
}

constexpr View configured = "C-BASIC-13";

constexpr Transform rows[] = {
    {.id = "escape-kept",
     .cost = 11,
     .on = on::halves | on::pair,
     .what = "kept a backslash, a caret or a backtick that was put before a special character for "
             "a shell",
     .fix = "Put the value in single quotes, in which nothing is escaped.",
     .requirements = configured,
     .source = "bash: printf %q; moby/moby#46773",
     .fits = is_escaped,
     .each = escapes,
     .undo = without_escapes,
     .leaves = "\\^`",
     .example = "p!w"},
    {.id = "quotes-kept",
     .cost = 11,
     .on = on::halves | on::pair,
     .what = "kept the quotes or brackets around the value",
     .fix = "Leave quotes out where nothing takes them away (docker --env-file, systemd's "
            "Environment= behind the equals sign, a form).",
     .requirements = configured,
     .source =
         "moby/moby#46773, docker/docs#13398, docker/docs#15082, mrlt8/docker-wyze-bridge#140",
     .fits = is_in_quotes,
     .each = in_quotes,
     .undo = without_quotes,
     .example = "secret"},
    {.id = "quotes-removed",
     .cost = 11,
     .what = "got the value from a shell or a file that took quotes away",
     .fix = "Quote the quotes: single quotes around double ones, or a backslash before them.",
     .requirements = configured,
     .source = "POSIX Shell 2.6.7",
     .make = quotes_removed<'"', '\''>,
     .needs = "\"'",
     .lacks = "\"'",
     .adds = no_octet,
     .drops = "\"'",
     .example = "p\"w"},
    {.id = "quotes-removed",
     .cost = 11,
     .make = quotes_removed<'"'>,
     .needs = "\"",
     .lacks = "\"",
     .adds = no_octet,
     .drops = "\""},
    {.id = "quotes-removed",
     .cost = 11,
     .make = quotes_removed<'\''>,
     .needs = "'",
     .lacks = "'",
     .adds = no_octet,
     .drops = "'"},
    {.id = "quoting-of-shell-kept",
     .cost = 11,
     .what = "kept the quotes by which a shell is told of a single quote inside of single quotes",
     .fix = "Quote the value for a shell only where a shell reads it.",
     .requirements = configured,
     .source = "POSIX Shell 2.2.2; Python: shlex.quote",
     .make = quote_quoted<with_backslash>,
     .undo = quote_unquoted<with_backslash>,
     .needs = "'",
     .leaves = "\\",
     .adds = "\\",
     .drops = no_octet,
     .example = "it's"},
    {.id = "quoting-of-shell-kept",
     .cost = 11,
     .make = quote_quoted<with_double_quotes>,
     .undo = quote_unquoted<with_double_quotes>,
     .needs = "'",
     .leaves = "\"",
     .adds = "\"",
     .drops = no_octet},
    {.id = "quote-doubled",
     .cost = 11,
     .what = "kept a quote that was doubled for a YAML, CSV or SQL string",
     .fix = "Double a quote only inside of quotes of the same kind.",
     .requirements = configured,
     .source = "YAML 1.2 section 7.3.2; RFC 4180 section 2",
     .make = doubled<'\''>,
     .undo = undoubled<'\''>,
     .needs = "'",
     .leaves = "'",
     .adds = no_octet,
     .drops = no_octet,
     .example = "p'w"},
    {.id = "quote-doubled",
     .cost = 11,
     .make = doubled<'"'>,
     .undo = undoubled<'"'>,
     .needs = "\"",
     .leaves = "\"",
     .adds = no_octet,
     .drops = no_octet},
};

}  // namespace

Family quote_family() {
    return {"quotes and escapes", rows};
}

}  // namespace proxy407::transforms

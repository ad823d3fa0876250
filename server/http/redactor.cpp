#include "http/redactor.hpp"

#include "http/credential_forms.hpp"
#include "http/credentials.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace proxy407::http {
namespace {

using text::Range;
using Ranges = std::vector<Range>;

/// What a request carries is known by chance: a short one is in many a word, and of a flood nobody
/// needs more than that its fields are masked.
constexpr std::size_t shortest_learnt = 4;
constexpr std::size_t longest_learnt = 1000;
constexpr std::size_t most_learnt = 12;

/// What is longer takes too long to read.
constexpr std::size_t most_octets = 16 * 1024;

/// What follows their names is the secret, the names are none.
constexpr std::array<std::string_view, 5> shown_schemes = {
    "basic", "digest", "bearer", "ntlm", "negotiate"};

bool is_shown_scheme(std::string_view word) {
    return std::ranges::any_of(shown_schemes, [&](std::string_view name) {
        return text::equal_ignoring_case(word, name);
    });
}

/// In a reply these hold no credentials, but what asks for them.
bool holds_challenge(std::string_view name) {
    return text::equal_ignoring_case(name, "Proxy-Authenticate") ||
           text::equal_ignoring_case(name, "WWW-Authenticate");
}

bool has_colon(std::string_view line) {
    return line.find(':') != line.npos;
}

/// "keys.example.test:443" is no field.
bool is_host_and_port(std::string_view line, std::size_t colon) {
    const auto port = line.substr(std::min(colon + 1, line.size()));
    return line.substr(0, colon).find('.') != line.npos && !port.empty() && port.size() <= 5 &&
           port.find_first_not_of("0123456789") == port.npos;
}

/// Whole lines of it.
std::string_view readable_part(std::string_view octets) {
    if (octets.size() <= most_octets) return octets;
    return octets.substr(0, octets.rfind('\n', most_octets) + 1);
}

std::uint32_t size_of(std::string_view octets) {
    return static_cast<std::uint32_t>(octets.size());
}

struct Line {
    std::size_t begin;
    std::string_view octets;  ///< without its line end
};

std::vector<Line> lines_of(std::string_view octets) {
    std::vector<Line> lines;
    for (std::size_t begin = 0; begin < octets.size();) {
        const auto end = std::min(octets.find('\n', begin), octets.size());
        auto line = octets.substr(begin, end - begin);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back({begin, line});
        begin = end + 1;
    }
    return lines;
}

void add_at(Ranges& ranges, std::size_t offset, const Ranges& found) {
    const auto by = static_cast<std::uint32_t>(offset);
    for (const Range& range : found) ranges.push_back({range.begin + by, range.end + by});
}

/// Where the target begins and ends in a request line; nothing when it is none.
std::optional<std::pair<std::size_t, std::size_t>> target_of(std::string_view line) {
    const auto version = line.rfind(" HTTP/");
    const auto space = line.find(' ');
    if (version == line.npos || space >= version || space == 0) return std::nullopt;
    const auto method = line.substr(0, space);
    const bool plain = std::ranges::all_of(method, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!plain) return std::nullopt;
    return std::pair{space + 1, version};
}

/// Up to the colon, or to what may stand in its place.
std::size_t name_size(std::string_view line) {
    return std::min(line.find_first_of(has_colon(line) ? ":" : " \t="), line.size());
}

enum class LineKind {
    empty,
    request_line,
    credentials,
    continuation,  ///< a fold, or a value that was broken by a line end
    field,
    value,
};

/// "name:value" behind credentials: the name of a field that clients send, or a piece of a pair?
bool may_be_a_pair(std::string_view line) {
    constexpr std::array<std::string_view, 12> usual = {
        "host",
        "user-agent",
        "accept",
        "accept-encoding",
        "accept-language",
        "connection",
        "proxy-connection",
        "content-length",
        "content-type",
        "transfer-encoding",
        "cache-control",
        "range"};
    const auto colon = line.find(':');
    const auto value = line.substr(colon + 1);
    if (value.starts_with(' ') || value.starts_with('\t')) return false;
    return std::ranges::none_of(usual, [&](std::string_view name) {
        return text::equal_ignoring_case(line.substr(0, colon), name);
    });
}

/// `before`: the line before it, "" for the first one.
LineKind kind_of(const Line& line, bool in_reply, std::string_view before) {
    const auto octets = line.octets;
    const bool is_first = before.empty();
    if (octets.empty()) return LineKind::empty;
    if (!is_first && !is_field_line(octets)) return LineKind::continuation;
    const bool may_go_on = names_a_secret(before.substr(0, name_size(before)));
    if (may_go_on && may_be_a_pair(octets)) return LineKind::continuation;
    if (is_first && target_of(octets)) return LineKind::request_line;
    const auto name = octets.substr(0, name_size(octets));
    const bool is_challenge = in_reply && (is_first || holds_challenge(name));
    if (names_a_secret(name) && !is_challenge && !is_host_and_port(octets, name.size())) {
        return LineKind::credentials;
    }
    if (!is_first && is_shown_scheme(text::trim(name))) return LineKind::credentials;
    // "user:password@host" looks like a field, but no field is written like that.
    const auto value = octets.substr(std::min(name.size() + 1, octets.size()));
    return value.starts_with(' ') || value.starts_with('\t') ? LineKind::field : LineKind::value;
}

/// The value of a field of credentials, from what follows the name of a scheme on; the whole line
/// where name and value have grown together.
Range secret_part(std::string_view line, std::size_t name_end) {
    if (name_end == line.size()) return {0, static_cast<std::uint32_t>(line.size())};
    auto value = std::min(line.find_first_not_of(" \t", name_end + 1), line.size());
    const auto word_end = std::min(line.find_first_of(" \t", value), line.size());
    const auto word = line.substr(value, word_end - value);
    if (is_shown_scheme(word))
        value = std::min(line.find_first_not_of(" \t", word_end), line.size());
    return {static_cast<std::uint32_t>(value), static_cast<std::uint32_t>(line.size())};
}

void learn(std::vector<std::string>& secrets, std::string_view pair) {
    const auto colon = pair.find(':');
    if (colon == pair.npos) return;
    for (const auto part : {pair.substr(0, colon), pair.substr(colon + 1)}) {
        secrets.emplace_back(part);
        secrets.push_back(text::percent_decode(part));
    }
}

void learn_field(std::vector<std::string>& secrets, std::string_view value) {
    const auto credentials = parse_credentials(value);
    secrets.push_back(credentials.token68);
    if (const auto pair = text::base64_decode_lenient(credentials.token68)) learn(secrets, *pair);
    learn(secrets, credentials.token68);
    for (const auto* name : {"response", "username", "cnonce"}) {
        const auto* parameter = credentials.find(name);
        if (parameter != nullptr) secrets.push_back(parameter->value);
    }
}

}  // namespace

Redactor::Redactor(const std::vector<std::string>& secrets, std::vector<std::string> names)
    : names_(std::move(names)) {
    for (const auto& secret : secrets) search_.add(secret);
    // Swapped with the password, or the same as another's: a secret all the same.
    std::erase_if(names_, [&](const std::string& name) {
        return name.empty() || std::ranges::find(secrets, name) != secrets.end();
    });
}

bool Redactor::is_known(std::string_view name) const {
    return std::ranges::find(names_, name) != names_.end();
}

Redactor Redactor::with(const RequestHead& head) const {
    std::vector<std::string> secrets;
    for (const auto& field : head.fields)
        if (names_a_secret(head.name(field))) learn_field(secrets, head.value(field));
    Redactor made = *this;
    std::erase_if(secrets, [&](const std::string& secret) {
        return secret.size() < shortest_learnt || secret.size() > longest_learnt ||
               is_known(secret);
    });
    secrets.resize(std::min(secrets.size(), most_learnt));
    for (const auto& secret : secrets) made.search_.add(secret);
    return made;
}

std::vector<text::Range> Redactor::in_lines(std::string_view octets) const {
    const auto known = [this](std::string_view name) { return is_known(name); };
    Ranges ranges;
    std::string_view before;
    const bool in_reply = octets.starts_with("HTTP/");
    for (const Line& line : lines_of(octets)) {
        const auto forms = [&](std::size_t begin, std::size_t end) {
            const auto value = line.octets.substr(begin, end - begin);
            add_at(ranges, line.begin + begin, forms_in_value(value, known));
        };
        const auto size = line.octets.size();
        const auto name = name_size(line.octets);
        const auto kind = kind_of(line, in_reply, before);
        switch (kind) {
            case LineKind::empty: break;
            case LineKind::continuation:
                add_at(ranges, line.begin, {{0, static_cast<std::uint32_t>(size)}});
                break;
            case LineKind::request_line: {
                const auto target = *target_of(line.octets);
                forms(target.first, target.second);
                break;
            }
            case LineKind::credentials:
                forms(0, name);
                add_at(ranges, line.begin, {secret_part(line.octets, name)});
                break;
            case LineKind::field:
                forms(0, name);
                forms(name + 1, size);
                break;
            case LineKind::value: forms(0, size); break;
        }
        if (kind != LineKind::empty) before = line.octets;
    }
    return ranges;
}

std::string Redactor::octets(std::string_view octets) const {
    const auto readable = readable_part(octets);
    auto ranges = in_lines(readable);
    add_at(ranges, 0, search_.find(readable));
    add_at(ranges, readable.size(), {{0, size_of(octets) - size_of(readable)}});
    return text::masked(octets, std::move(ranges), mask);
}

std::string Redactor::text(std::string_view text) const {
    const auto known = [this](std::string_view name) { return is_known(name); };
    const auto readable = readable_part(text);
    auto ranges = forms_in_text(readable, known);
    add_at(ranges, 0, search_.find(readable));
    add_at(ranges, readable.size(), {{0, size_of(text) - size_of(readable)}});
    return text::masked(text, std::move(ranges), mask);
}

std::string Redactor::name(std::string_view name) const {
    return name.empty() || is_known(name) ? std::string(name) : std::string(mask);
}

}  // namespace proxy407::http

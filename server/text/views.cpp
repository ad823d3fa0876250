#include "text/views.hpp"

#include "text/charset.hpp"
#include "text/hex.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace proxy407::text {
namespace {

constexpr int deepest = 4;
constexpr std::size_t most_octets = 512 * 1024;  ///< of all views together
constexpr std::size_t shortest_run = 4;          ///< of base64 and hex digits

/// What stands at the front: the octets meant, and how many octets say so.
struct Unit {
    std::string octets;
    std::size_t size;
};

using ReadUnit = std::optional<Unit> (*)(std::string_view rest);

std::optional<Unit> hex_after(std::string_view rest, std::size_t prefix) {
    if (rest.size() < prefix + 2) return std::nullopt;
    auto octet = hex_decode(rest.substr(prefix, 2));
    if (!octet) return std::nullopt;
    return Unit{*std::move(octet), prefix + 2};
}

std::optional<char32_t> number(std::string_view digits, int base) {
    std::uint32_t value = 0;
    const char* const end = digits.data() + digits.size();
    const auto [stopped, error] = std::from_chars(digits.data(), end, value, base);
    if (digits.empty() || error != std::errc{} || stopped != end || value > 0x10FFFF)
        return std::nullopt;
    return value;
}

std::optional<Unit> utf16_escape(std::string_view rest) {
    const auto first = rest.size() < 6 ? std::nullopt : number(rest.substr(2, 4), 16);
    if (!first) return std::nullopt;
    if (*first < 0xD800 || *first > 0xDBFF) return Unit{to_utf8({&*first, 1}), 6};
    const bool goes_on = rest.size() >= 12 && rest.substr(6, 2) == rest.substr(0, 2);
    const auto second = goes_on ? number(rest.substr(8, 4), 16) : std::nullopt;
    if (!second) return std::nullopt;
    const char32_t point = 0x10000 + ((*first - 0xD800) << 10) + (*second & 0x3FF);
    return Unit{to_utf8({&point, 1}), 12};
}

/// %XX, and %uNNNN of JavaScript's escape().
std::optional<Unit> percent_unit(std::string_view rest) {
    if (rest.front() != '%') return std::nullopt;
    return rest.starts_with("%u") ? utf16_escape(rest) : hex_after(rest, 1);
}

/// =XX of quoted-printable.
std::optional<Unit> equals_unit(std::string_view rest) {
    return rest.front() == '=' ? hex_after(rest, 1) : std::nullopt;
}

/// Escapes of JSON, C and Python.
std::optional<Unit> backslash_unit(std::string_view rest) {
    if (rest.front() != '\\' || rest.size() < 2) return std::nullopt;
    if (rest[1] == 'x') return hex_after(rest, 2);
    if (rest[1] == 'u') return utf16_escape(rest);
    constexpr std::string_view letters = "nrtbf0", meant{"\n\r\t\b\f\0", 6};
    const auto at = letters.find(rest[1]);
    return Unit{std::string(1, at == letters.npos ? rest[1] : meant[at]), 2};
}

/// A quoted-pair (RFC 9110 section 5.6.4).
std::optional<Unit> quoted_pair(std::string_view rest) {
    if (rest.front() != '\\' || rest.size() < 2) return std::nullopt;
    return Unit{std::string(1, rest[1]), 2};
}

std::optional<Unit> form_space(std::string_view rest) {
    if (rest.front() != '+') return std::nullopt;
    return Unit{" ", 1};
}

std::optional<Unit> html_unit(std::string_view rest) {
    if (rest.front() != '&') return std::nullopt;
    const auto end = rest.substr(0, 12).find(';');
    if (end == rest.npos) return std::nullopt;
    const auto name = rest.substr(1, end - 1);
    constexpr std::array<std::pair<std::string_view, char>, 5> names = {
        {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
    for (const auto& [known, c] : names)
        if (name == known) return Unit{std::string(1, c), end + 1};
    if (!name.starts_with('#')) return std::nullopt;
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const auto point = number(name.substr(hex ? 2 : 1), hex ? 16 : 10);
    if (!point) return std::nullopt;
    return Unit{to_utf8({&*point, 1}), end + 1};
}

/// White space and NUL are in the way: a token broken into lines, UTF-16.
std::optional<Unit> nothing_for_space(std::string_view rest) {
    constexpr std::string_view in_the_way{" \t\r\n\0", 5};
    if (in_the_way.find(rest.front()) == in_the_way.npos) return std::nullopt;
    return Unit{"", 1};
}

struct Escape {
    std::string_view first;  ///< what its units begin with
    ReadUnit read;
};

constexpr std::array<Escape, 7> escapes = {{
    {"%", percent_unit},
    {"\\", backslash_unit},
    {"\\", quoted_pair},
    {"+", form_space},
    {"&", html_unit},
    {"=", equals_unit},
    {{" \t\r\n\0", 5}, nothing_for_space},
}};

/// Nothing when there is none of it in the view.
std::optional<View> read_units(const View& view, const Escape& escape) {
    if (view.octets.find_first_of(escape.first) == view.octets.npos) return std::nullopt;
    View out;
    bool changed = false;
    for (std::size_t i = 0; i < view.octets.size();) {
        const bool may_be = escape.first.find(view.octets[i]) != escape.first.npos;
        const auto unit =
            may_be ? escape.read(std::string_view(view.octets).substr(i)) : std::nullopt;
        const std::size_t size = unit ? unit->size : 1;
        const Range from{view.from[i].begin, view.from[i + size - 1].end};
        for (const char c :
             unit ? std::string_view(unit->octets) : std::string_view(view.octets).substr(i, 1)) {
            out.octets += c;
            out.from.push_back(from);
        }
        changed = changed || unit;
        i += size;
    }
    if (!changed) return std::nullopt;
    return out;
}

int base64_digit(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+' || c == '-') return 62;
    return c == '/' || c == '_' ? 63 : -1;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// Runs of digits decoded, `bits` of each, from the `skip`th digit of a run on. A line feed comes
/// between what was read of different runs.
View read_digits(const View& view, int (*digit)(char), unsigned bits, std::size_t skip) {
    View out;
    const std::size_t size = view.octets.size();
    for (std::size_t begin = 0; begin < size;) {
        std::size_t end = begin;
        while (end < size && digit(view.octets[end]) >= 0) ++end;
        std::uint32_t held = 0;
        unsigned count = 0;
        for (std::size_t i = begin + skip; end - begin >= shortest_run && i < end; ++i) {
            held = held << bits | static_cast<std::uint32_t>(digit(view.octets[i]));
            count += bits;
            if (count < 8) continue;
            count -= 8;
            const std::size_t first = i - (8 + count - 1) / bits;
            out.octets += static_cast<char>(held >> count & 0xFF);
            out.from.push_back({view.from[first].begin, view.from[i].end});
        }
        if (end > begin && !out.octets.empty()) {
            out.octets += '\n';
            out.from.push_back(view.from[end - 1]);
        }
        begin = std::max(end, begin + 1);
    }
    return out;
}

/// The runs in it that look like text; a coding of another coding does. Noise does not.
View only_text(const View& view) {
    View out;
    for (std::size_t begin = 0; begin < view.octets.size();) {
        std::size_t end = begin;
        while (end < view.octets.size() && view.octets[end] >= 0x20 && view.octets[end] < 0x7F)
            ++end;
        if (end - begin >= shortest_run) {
            out.octets += view.octets.substr(begin, end - begin) + '\n';
            const auto at = static_cast<std::ptrdiff_t>(begin);
            out.from.insert(
                out.from.end(),
                view.from.begin() + at,
                view.from.begin() + static_cast<std::ptrdiff_t>(end)
            );
            out.from.push_back(out.from.back());
        }
        begin = end + 1;
    }
    return out;
}

class Reading {
public:
    explicit Reading(std::string_view octets) { go_on(plain_view(octets), 0); }

    Readings take() { return std::move(out_); }

private:
    void go_on(View view, int depth) {
        total_ += view.octets.size();
        if (total_ > most_octets) out_.complete = false;
        const bool known = std::ranges::any_of(out_.views, [&](const View& other) {
            return other.octets == view.octets;
        });
        if (!out_.complete || known || view.octets.size() < 3) return;
        out_.views.push_back(view);
        if (depth == deepest) return;
        for (const Escape& escape : escapes) {
            if (!out_.complete) return;
            if (auto next = read_units(view, escape)) go_on(*std::move(next), depth + 1);
        }
        for (std::size_t skip = 0; skip < 4; ++skip) decoded(view, base64_digit, 6, skip, depth);
        for (std::size_t skip = 0; skip < 2; ++skip) decoded(view, hex_digit, 4, skip, depth);
    }

    void decoded(
        const View& source, int (*digit)(char), unsigned bits, std::size_t skip, int depth
    ) {
        if (!out_.complete) return;
        View view = read_digits(source, digit, bits, skip);
        View text = only_text(view);
        const bool all_text = text.octets == view.octets;
        if (!text.octets.empty()) go_on(std::move(text), depth + 2);
        total_ += view.octets.size();
        if (!all_text) out_.views.push_back(std::move(view));
    }

    Readings out_;
    std::size_t total_ = 0;
};

}  // namespace

std::string masked(std::string_view octets, std::vector<Range> parts, std::string_view mask) {
    std::ranges::sort(parts, {}, &Range::begin);
    std::string out;
    std::size_t done = 0;
    for (const Range& part : parts) {
        const bool joins = done > 0 && part.begin <= done && out.ends_with(mask);
        if (part.end <= done || part.end <= part.begin) continue;
        if (!joins) out.append(octets.substr(done, part.begin - done)).append(mask);
        done = part.end;
    }
    return out.append(octets.substr(done));
}

View plain_view(std::string_view octets) {
    View view{std::string(octets), {}};
    view.from.reserve(octets.size());
    for (std::uint32_t i = 0; i < octets.size(); ++i) view.from.push_back({i, i + 1});
    return view;
}

Readings readings(std::string_view octets) {
    return Reading(octets).take();
}

}  // namespace proxy407::text

#include "text/octets.hpp"
#include "transforms/transform.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

// What YAML, JSON, templates and spreadsheets take for a number, a truth value or a mapping.

namespace proxy407::transforms {
namespace {

using View = std::string_view;

std::optional<unsigned long long> number(View digits, int base) {
    unsigned long long value = 0;
    const auto* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, value, base);
    if (digits.empty() || read.ec != std::errc() || read.ptr != end) return std::nullopt;
    return value;
}

std::optional<double> real(View text) {
    double value = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    const bool plain = text.find_first_not_of("0123456789.eE+-") == View::npos;
    if (!plain || read.ec != std::errc() || read.ptr != end) return std::nullopt;
    return value;
}

std::string written(double value, std::chars_format format) {
    std::array<char, 512> buffer{};
    const auto done = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format);
    return {buffer.data(), done.ptr};
}

/// As a spreadsheet shows it: 1.23E+11, 1.23457E+11.
std::string in_cell(double value, int decimals) {
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*E", decimals, value);
    return buffer.data();
}

void add_truth(View right, Candidates& out) {
    const auto lower = text::to_lower(right);
    const bool yes = lower == "yes" || lower == "on" || lower == "y" || lower == "true";
    const bool no = lower == "no" || lower == "off" || lower == "n" || lower == "false";
    if (yes) out.insert(out.end(), {"true", "True", "1"});
    if (no) out.insert(out.end(), {"false", "False", "0"});
}

/// "12,345", "12.345", "12 345": as a spreadsheet or a locale groups it.
void add_grouped(const std::string& whole, Candidates& out) {
    if (whole.size() < 4) return;
    for (const View sign : {",", ".", " ", "'", "\u00A0", "\u202F"}) {
        std::string grouped;
        for (std::size_t i = 0; i < whole.size(); ++i) {
            if (i > 0 && (whole.size() - i) % 3 == 0) grouped += sign;
            grouped += whole[i];
        }
        out.push_back(std::move(grouped));
    }
}

void add_whole(View right, Candidates& out) {
    const auto signless = right.starts_with('+') ? right.substr(1) : right;
    const auto plain = text::replaced(std::string(signless), "_", "");
    for (const auto& [prefix, base] :
         {std::pair<View, int>{"", 10}, {"0", 8}, {"0o", 8}, {"0x", 16}, {"0b", 2}}) {
        if (!plain.starts_with(prefix)) continue;
        const auto value = number(View(plain).substr(prefix.size()), base);
        if (!value) continue;
        out.push_back(std::to_string(*value));
        if (base != 10) continue;
        out.push_back(std::to_string(*value) + ".0");
        add_grouped(std::to_string(*value), out);
    }
}

void add_real(View right, Candidates& out) {
    const auto value = real(right);
    if (!value || *value < 0) return;
    const auto fixed = written(*value, std::chars_format::fixed);
    out.push_back(fixed);
    out.push_back(fixed + ".0");
    out.push_back(written(*value, std::chars_format::scientific));
    out.push_back(in_cell(*value, 2));
    out.push_back(in_cell(*value, 5));
}

/// "12:30" is 750 in YAML 1.1.
void add_sexagesimal(View right, Candidates& out) {
    unsigned long long sum = 0;
    const bool is_one = right.find(':') != View::npos;
    for (auto rest = right; is_one && !rest.empty();) {
        const auto part = rest.substr(0, rest.find(':'));
        const auto value = number(part, 10);
        if (!value || part.size() > 2) return;
        sum = sum * 60 + *value;
        rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    }
    if (is_one) out.push_back(std::to_string(sum));
}

Candidates as_scalar(View right) {
    constexpr std::size_t longest = 40;
    Candidates out;
    if (right.size() > longest) return out;
    add_truth(right, out);
    add_whole(right, out);
    add_real(right, out);
    add_sexagesimal(right, out);
    return out;
}

bool is_scalar(View right, View arrived) {
    return std::ranges::count(as_scalar(right), arrived) != 0;
}

/// "a: b" is a mapping in YAML, and this is what Python, Go and JSON print of it.
Candidates as_mapping(View right) {
    const auto sign = right.find(": ");
    if (sign == View::npos || sign == 0) return {};
    const std::string key(right.substr(0, sign));
    const std::string value(text::trim(right.substr(sign + 2)));
    return {
        "{'" + key + "': '" + value + "'}",
        "map[" + key + ":" + value + "]",
        "{\"" + key + "\":\"" + value + "\"}"};
}

bool is_mapping(View right, View arrived) {
    return std::ranges::count(as_mapping(right), arrived) != 0;
}

constexpr View quote_it = "Put the value in quotes.";
constexpr View configured = "C-BASIC-13";
constexpr OctetSet numeric = digits | OctetSet("TFtruefalsE.+-");

constexpr Transform rows[] = {
    {.id = "read-as-number",
     .cost = 11,
     .what = "got the value from a file whose parser took it for a number or a truth value",
     .fix = quote_it,
     .requirements = configured,
     .source = "yaml/pyyaml#107, Sceptre/sceptre#823, aaubry/YamlDotNet#447 (0123); "
               "helm/helm#6431 (1.234567e+06); YAML 1.1 types int, float and bool",
     .fits = is_scalar,
     .each = as_scalar,
     .needs = digits | lower_case | upper_case,
     .leaves = numeric,
     .adds = numeric | OctetSet(", '") | non_ascii,
     .drops = digits | lower_case | upper_case | OctetSet("._+-:"),
     .example = "0123"},
    {.id = "read-as-mapping",
     .cost = 11,
     .what = "got the value from a YAML file in which a colon and a space make a mapping",
     .fix = quote_it,
     .requirements = configured,
     .source = "YAML 1.2 section 7.3.3",
     .fits = is_mapping,
     .each = as_mapping,
     .needs = ":",
     .leaves = "{[",
     .adds = "{}[]map'\":",
     .drops = " \t",
     .example = "a: b"},
};

}  // namespace

Family scalar_family() {
    return {"numbers and mappings of files", rows};
}

}  // namespace proxy407::transforms

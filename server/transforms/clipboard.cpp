#include "text/charset.hpp"
#include "text/octets.hpp"
#include "transforms/points.hpp"
#include "transforms/transform.hpp"

#include <algorithm>

// From trackers: aelassas/servy#963 (U+200B in a page), sipeed/sipeed_wiki#548 (a blank in front),
// kubernetes/kubernetes#28086 (a blank behind), elrido/ZeroBin#69 and cnlpete/ttrss#49. What word
// processors, chats, PDF files and phones make of quotes and dashes.

namespace proxy407::transforms {
namespace {

using Made = std::optional<std::string>;
using View = std::string_view;

bool is_blank(char32_t point) {
    return point == ' ' || point == '\t' || point == 0xA0 || point == 0x85 || point == 0x1680 ||
           (point >= 0x2000 && point <= 0x200A) || point == 0x2028 || point == 0x2029 ||
           point == 0x202F || point == 0x205F || point == 0x3000;
}

/// Shows nothing, or no more than a blank, and is not what a blank key types.
bool is_hidden(char32_t point) {
    return point > 0x7F && (is_blank(point) || !text::is_printable(point));
}

std::string without_hidden(View octets) {
    return changed(octets, [](char32_t point) {
        return is_hidden(point) ? std::string() : plain(point);
    });
}

bool has_hidden(View right, View arrived) {
    return arrived.size() > right.size() && without_hidden(arrived) == right;
}

Candidates with_hidden(View right) {
    if (without_hidden(right) != right || !text::is_utf8(right)) return {};
    const std::string octets(right);
    Candidates out;
    for (const View one : {"\u00A0", "\u200B", "\u3000", "\u202F", "\u2003"}) {
        out.push_back(octets + std::string(one));
    }
    for (const View one : {"\u200B", "\uFEFF", "\u200E", "\u00A0", "\u2060"}) {
        out.push_back(std::string(one) + octets);
    }
    return out;
}

Candidates hidden_taken_away(View arrived) {
    return {without_hidden(arrived)};
}

Made hidden_dropped(View right) {
    return without_hidden(right);
}

bool has_blanks_around(View right, View arrived) {
    return arrived.size() > right.size() && text::trim(arrived) == right;
}

Candidates with_blanks(View right) {
    if (text::trim(right) != right || right.empty()) return {};
    const std::string octets(right);
    return {octets + " ", " " + octets, octets + "\t", " " + octets + " ", octets + "  "};
}

Candidates blanks_taken_away(View arrived) {
    return {std::string(text::trim(arrived))};
}

Made trimmed(View right) {
    return std::string(text::trim(right));
}

Made trimmed_of_all(View right) {
    auto points = text::code_points(right);
    if (!points) return std::nullopt;
    const auto shows = [](char32_t point) {
        return !is_blank(point) && point > 0x20 && point != 0xFEFF;
    };
    const auto first = std::ranges::find_if(*points, shows);
    points->erase(points->begin(), first);
    while (!points->empty() && !shows(points->back())) points->pop_back();
    return text::to_utf8(*points);
}

Made blanks_dropped(View right) {
    return text::replaced(std::string(right), " ", "");
}

Made tabs_dropped(View right) {
    std::string out(right);
    std::erase_if(out, [](char c) { return c == '\t' || c == '\r' || c == '\n'; });
    return out;
}

Made blanks_collapsed(View right) {
    std::string out;
    for (const char c : right) {
        if (c != ' ' || !out.ends_with(' ')) out += c;
    }
    return out;
}

std::string with_plain_blanks(View octets) {
    return changed(octets, [](char32_t point) {
        return is_blank(point) && point > 0x7F ? std::string(" ") : plain(point);
    });
}

Made blanks_made_plain(View right) {
    return with_plain_blanks(right);
}

bool has_other_blanks(View right, View arrived) {
    return with_plain_blanks(arrived) == right;
}

Candidates with_other_blanks(View right) {
    if (with_plain_blanks(right) != right) return {};
    Candidates out;
    for (const View blank : {"\u00A0", "\u202F", "\u3000"}) {
        out.push_back(text::replaced(std::string(right), " ", blank));
    }
    return out;
}

Candidates blanks_from(View arrived) {
    return {with_plain_blanks(arrived)};
}

std::string made_plain(char32_t point) {
    switch (point) {
        case 0x2018:
        case 0x2019:
        case 0x201A:
        case 0x201B:
        case 0x2032:
        case 0xB4: return "'";
        case 0x201C:
        case 0x201D:
        case 0x201E:
        case 0x201F:
        case 0x2033:
        case 0xAB:
        case 0xBB: return "\"";
        case 0x2010:
        case 0x2011:
        case 0x2012:
        case 0x2013:
        case 0x2014:
        case 0x2015:
        case 0x2212: return "-";
        case 0x2026: return "...";
        case 0xA9: return "(c)";
        case 0xAE: return "(r)";
        case 0x2122: return "(tm)";
        case 0xBD: return "1/2";
        case 0x2192: return "->";
        case 0xFB00: return "ff";
        case 0xFB01: return "fi";
        case 0xFB02: return "fl";
        case 0xFB03: return "ffi";
        case 0xFB04: return "ffl";
        default: return plain(point);
    }
}

std::string with_plain_signs(View octets) {
    return changed(octets, made_plain);
}

std::string with_two_dashes(View octets) {
    return changed(octets, [](char32_t point) {
        return point == 0x2014 || point == 0x2013 ? std::string("--") : made_plain(point);
    });
}

bool is_typographic(View right, View arrived) {
    return with_plain_signs(arrived) == right || with_two_dashes(arrived) == right;
}

Candidates typographic(View right) {
    const std::string octets(right);
    return {
        text::replaced(octets, "'", "\u2019"),
        text::replaced(octets, "\"", "\u201C"),
        text::replaced(octets, "\"", "\u201D"),
        text::replaced(octets, "--", "\u2014"),
        text::replaced(octets, "-", "\u2013"),
        text::replaced(octets, "...", "\u2026"),
        text::replaced(octets, "(c)", "\u00A9"),
        text::replaced(octets, "(tm)", "\u2122"),
        text::replaced(octets, "->", "\u2192"),
        text::replaced(octets, "ffi", "\uFB03"),
        text::replaced(octets, "ff", "\uFB00"),
        text::replaced(octets, "fi", "\uFB01"),
        text::replaced(octets, "fl", "\uFB02")};
}

Candidates signs_from(View arrived) {
    return {with_plain_signs(arrived), with_two_dashes(arrived)};
}

Made signs_made_plain(View right) {
    return with_plain_signs(right);
}

constexpr View as_configured = "Send user and password exactly as configured, every blank of them.";
constexpr View type_it =
    "Type the value, or paste it as plain text and look at its bytes (xxd): some that came along "
    "do not show.";
constexpr View configured = "C-BASIC-13";
constexpr OctetSet blanks = OctetSet::range(0, ' ') | non_ascii;

constexpr Transform rows[] = {
    {.id = "trimmed",
     .what = "took the spaces at the ends away",
     .fix = as_configured,
     .requirements = configured,
     .source = "kubernetes/kubernetes#28086; RFC 9110 section 5.5",
     .make = trimmed,
     .needs = " \t",
     .adds = no_octet,
     .drops = " \t",
     .length = made::shorter,
     .together = true,
     .example = " pass "},
    {.id = "trimmed",
     .cost = 11,
     .make = trimmed_of_all,
     .needs = blanks,
     .adds = no_octet,
     .drops = blanks,
     .length = made::shorter,
     .together = true},
    {.id = "blanks-added",
     .cost = 11,
     .on = on::halves | on::pair,
     .what = "added a blank before or after the value",
     .fix = as_configured,
     .requirements = configured,
     .source = "sipeed/sipeed_wiki#548, kubernetes/kubernetes#28086",
     .fits = has_blanks_around,
     .each = with_blanks,
     .undo = blanks_taken_away,
     .leaves = " \t",
     .adds = " \t",
     .drops = no_octet,
     .length = made::longer,
     .example = "secret"},
    {.id = "blanks-dropped",
     .cost = 11,
     .what = "dropped the blanks inside of the value",
     .fix = as_configured,
     .requirements = configured,
     .source = "elrido/ZeroBin#69",
     .make = blanks_dropped,
     .needs = " ",
     .lacks = " ",
     .adds = no_octet,
     .drops = " ",
     .length = made::shorter,
     .example = "correct horse"},
    {.id = "tabs-and-line-ends-dropped",
     .cost = 11,
     .what = "dropped tabs and line ends, as URL parsers do",
     .fix = "In a proxy URL write a tab as %09.",
     .requirements = configured,
     .source = "WHATWG URL section 4.4",
     .make = tabs_dropped,
     .needs = "\t\r\n",
     .lacks = "\t\r\n",
     .adds = no_octet,
     .drops = "\t\r\n",
     .length = made::shorter,
     .example = "pass\tword"},
    {.id = "blanks-collapsed",
     .cost = 11,
     .what = "made one blank of several (a shell does, without quotes)",
     .fix = as_configured,
     .requirements = configured,
     .source = "POSIX Shell 2.6.5",
     .make = blanks_collapsed,
     .needs = " ",
     .leaves = " ",
     .adds = no_octet,
     .drops = no_octet,
     .length = made::shorter,
     .example = "a  b"},
    {.id = "hidden-characters-added",
     .cost = 12,
     .on = on::halves | on::pair,
     .what = "sent characters with the value that do not show (pasted from a page or a chat)",
     .fix = type_it,
     .requirements = configured,
     .source = "aelassas/servy#963, cnlpete/ttrss#49",
     .fits = has_hidden,
     .each = with_hidden,
     .undo = hidden_taken_away,
     .leaves = non_ascii,
     .adds = non_ascii,
     .drops = no_octet,
     .length = made::longer,
     .example = "secret"},
    {.id = "hidden-characters-dropped",
     .cost = 11,
     .what = "dropped the characters that do not show",
     .fix = as_configured,
     .requirements = configured,
     .source = "RFC 8264 section 9 (Default_Ignorable_Code_Point)",
     .make = hidden_dropped,
     .needs = non_ascii,
     .adds = no_octet,
     .drops = non_ascii,
     .length = made::shorter,
     .example = "se\u200Bcret"},
    {.id = "other-blanks-sent",
     .cost = 11,
     .what = "sent another kind of blank (U+00A0 from a page) than the one of the keyboard",
     .fix = type_it,
     .requirements = configured,
     .source = "elrido/ZeroBin#69",
     .fits = has_other_blanks,
     .each = with_other_blanks,
     .undo = blanks_from,
     .needs = " ",
     .leaves = non_ascii,
     .adds = non_ascii,
     .drops = " ",
     .length = made::longer,
     .example = "pass word"},
    {.id = "other-blanks-sent",
     .cost = 11,
     .make = blanks_made_plain,
     .needs = non_ascii,
     .leaves = " ",
     .adds = " ",
     .drops = non_ascii,
     .length = made::shorter},
    {.id = "typographic-characters-sent",
     .cost = 11,
     .what = "sent typographic quotes, dashes, dots or ligatures for those of the keyboard",
     .fix = type_it,
     .requirements = configured,
     .source = "Word: AutoFormat; CSS and Markdown typographers (SmartyPants)",
     .fits = is_typographic,
     .each = typographic,
     .undo = signs_from,
     .needs = "'\"-.(1f",
     .leaves = non_ascii,
     .adds = non_ascii,
     .drops = "'\"-.(ctmr)1/2>fil",
     .example = "it's"},
    {.id = "typographic-characters-sent",
     .cost = 11,
     .make = signs_made_plain,
     .needs = non_ascii,
     .leaves = "'\"-.(1f",
     .adds = "'\"-.(ctmr)1/2>fil",
     .drops = non_ascii},
};

}  // namespace

Family clipboard_family() {
    return {"copy, paste and print", rows};
}

}  // namespace proxy407::transforms

#include "text/charset.hpp"
#include "text/octets.hpp"
#include "transforms/points.hpp"
#include "transforms/transform.hpp"

#include <algorithm>
#include <array>
#include <utility>

// Look-alike letters: Unicode's confusables (UTS 39) of Cyrillic, Greek and full-width letters.
// Keyboards: the layouts of Windows for Russian and German.

namespace proxy407::transforms {
namespace {

using Made = std::optional<std::string>;
using View = std::string_view;
using Point = std::pair<char32_t, char>;

constexpr std::array<Point, 58> look_alikes = {{
    {0x430, 'a'},  {0x435, 'e'},  {0x43E, 'o'},  {0x440, 'p'},  {0x441, 'c'},  {0x443, 'y'},
    {0x445, 'x'},  {0x456, 'i'},  {0x455, 's'},  {0x458, 'j'},  {0x4BB, 'h'},  {0x501, 'd'},
    {0x51B, 'q'},  {0x410, 'A'},  {0x412, 'B'},  {0x415, 'E'},  {0x41A, 'K'},  {0x41C, 'M'},
    {0x41D, 'H'},  {0x41E, 'O'},  {0x420, 'P'},  {0x421, 'C'},  {0x422, 'T'},  {0x423, 'Y'},
    {0x425, 'X'},  {0x405, 'S'},  {0x406, 'I'},  {0x408, 'J'},  {0x391, 'A'},  {0x392, 'B'},
    {0x395, 'E'},  {0x396, 'Z'},  {0x397, 'H'},  {0x399, 'I'},  {0x39A, 'K'},  {0x39C, 'M'},
    {0x39D, 'N'},  {0x39F, 'O'},  {0x3A1, 'P'},  {0x3A4, 'T'},  {0x3A5, 'Y'},  {0x3A7, 'X'},
    {0x3BF, 'o'},  {0x3BD, 'v'},  {0x3C1, 'p'},  {0x3B1, 'a'},  {0x3B9, 'i'},  {0x3BA, 'k'},
    {0x131, 'i'},  {0x251, 'a'},  {0x261, 'g'},  {0x2044, '/'}, {0x2215, '/'}, {0x204E, '*'},
    {0x2217, '*'}, {0x2024, '.'}, {0xA789, ':'}, {0x2236, ':'},
}};

std::string latin(char32_t point) {
    if (point >= 0xFF01 && point <= 0xFF5E)
        return std::string(1, static_cast<char>(point - 0xFEE0));
    const auto found = std::ranges::find(look_alikes, point, &Point::first);
    return found == look_alikes.end() ? plain(point) : std::string(1, found->second);
}

std::string with_latin_letters(View octets) {
    return changed(octets, latin);
}

bool has_look_alikes(View right, View arrived) {
    return with_latin_letters(arrived) == right;
}

Candidates with_look_alikes(View right) {
    if (with_latin_letters(right) != right) return {};
    const auto by_table = [&](std::size_t begin, std::size_t end) {
        return changed(right, [&](char32_t point) {
            for (auto at = begin; at < end; ++at) {
                if (static_cast<char32_t>(look_alikes[at].second) == point)
                    return plain(look_alikes[at].first);
            }
            return plain(point);
        });
    };
    const auto wide = changed(right, [](char32_t point) {
        return plain(point > 0x20 && point < 0x7F ? point + 0xFEE0 : point);
    });
    return {by_table(0, 28), by_table(28, look_alikes.size()), wide};
}

Candidates look_alikes_from(View arrived) {
    return {with_latin_letters(arrived)};
}

Made look_alikes_made_latin(View right) {
    return with_latin_letters(right);
}

char shape(char c) {
    switch (c) {
        case 'O':
        case 'o': return '0';
        case 'l':
        case 'I':
        case '|': return '1';
        default: return c;
    }
}

bool is_misread(View right, View arrived) {
    return std::ranges::equal(right, arrived, {}, shape, shape);
}

Candidates misread(View right) {
    Candidates out;
    for (const auto& [from, to] :
         {std::pair{"0", "O"}, {"O", "0"}, {"l", "1"}, {"1", "l"}, {"I", "l"}, {"l", "I"}}) {
        out.push_back(text::replaced(std::string(right), from, to));
    }
    return out;
}

constexpr View keys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>";
constexpr std::u32string_view cyrillic_keys =
    U"йцукенгшщзхъфывапролджэячсмитьбюЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ";

Made on_cyrillic_keyboard(View right) {
    const auto points = text::code_points(right);
    const bool has_cyrillic = points && std::ranges::any_of(*points, [](char32_t point) {
                                  return cyrillic_keys.find(point) != cyrillic_keys.npos;
                              });
    if (has_cyrillic) return std::nullopt;
    return changed(right, [](char32_t point) {
        const auto at = point < 0x80 ? keys.find(static_cast<char>(point)) : View::npos;
        return plain(at == View::npos ? point : cyrillic_keys[at]);
    });
}

Candidates from_cyrillic_keyboard(View arrived) {
    return {changed(arrived, [](char32_t point) {
        const auto at = cyrillic_keys.find(point);
        return at == cyrillic_keys.npos ? plain(point) : std::string(1, keys[at]);
    })};
}

constexpr View type_it =
    "Type the value, or paste it as plain text and look at its bytes (xxd): some that came along "
    "do not show.";
constexpr View configured = "C-BASIC-13";

constexpr Transform rows[] = {
    {.id = "look-alike-letters-sent",
     .cost = 11,
     .what = "sent letters of another script that look the same",
     .fix = type_it,
     .requirements = configured,
     .source = "Unicode UTS 39",
     .fits = has_look_alikes,
     .each = with_look_alikes,
     .undo = look_alikes_from,
     .leaves = non_ascii,
     .adds = non_ascii,
     .drops = ascii,
     .length = made::longer,
     .example = "paco"},
    {.id = "look-alike-letters-sent",
     .cost = 11,
     .make = look_alikes_made_latin,
     .needs = non_ascii,
     .adds = ascii,
     .drops = non_ascii,
     .length = made::shorter},
    {.id = "misread-characters",
     .cost = 13,
     .what = "sent characters that look like the right ones in print (0 and O, 1 and l)",
     .fix = "Copy the value, or have it printed in a font that tells them apart.",
     .requirements = configured,
     .source = "Unicode UTS 39; RFC 4648 section 3.4",
     .fits = is_misread,
     .each = misread,
     .needs = "0Oo1lI|",
     .leaves = "0Oo1lI|",
     .adds = "0Oo1lI|",
     .drops = "0Oo1lI|",
     .length = made::same,
     .example = "p0ol"},
    {.id = "other-keyboard-layout",
     .cost = 12,
     .what = "typed the value on a Cyrillic keyboard",
     .fix = "Switch the layout of the keyboard.",
     .requirements = configured,
     .source = "Windows: layout Russian",
     .make = on_cyrillic_keyboard,
     .undo = from_cyrillic_keyboard,
     .needs = keys,
     .leaves = non_ascii,
     .lacks = keys,
     .adds = non_ascii,
     .drops = keys,
     .length = made::longer,
     .example = "secret"},
};

}  // namespace

Family look_alike_family() {
    return {"look-alikes and keyboards", rows};
}

}  // namespace proxy407::transforms

#include "text/charset.hpp"
#include "transforms/other_coding.hpp"
#include "transforms/transform.hpp"

// The same characters written in other code points. macOS gives names of files decomposed; RFC 8265
// says Normalization Form C.

namespace proxy407::transforms {
namespace {

using Made = std::optional<std::string>;
using View = std::string_view;

Made nfd(View right) {
    return text::nfd(right);
}

Made nfc(View right) {
    return text::nfc(right);
}

Made nfkc(View right) {
    return text::nfkc(right);
}

/// "e" for "é".
Made marks_dropped(View right) {
    const auto points = text::code_points(text::nfd(right));
    if (!points) return std::nullopt;
    std::u32string out;
    for (const auto point : *points) {
        if (point < 0x300 || point > 0x36F) out += point;
    }
    return text::to_utf8(out);
}

/// What takes part in a canonical composition: letters, < = > and three signs that Unicode has
/// twice.
constexpr OctetSet composable = non_ascii | lower_case | upper_case | OctetSet("<=>;`");

constexpr View composed =
    "Encode user and password as UTF-8 in Normalization Form C and change nothing else.";

constexpr Transform rows[] = {
    {.id = "decomposed-unicode",
     .what = "sent decomposed characters (NFD) where composed ones (NFC) were expected",
     .fix = composed,
     .requirements = "C-BASIC-09 C-BASIC-13",
     .source = "RFC 8265 section 4.2 (NFC); names of files on macOS",
     .make = nfd,
     .needs = non_ascii,
     .leaves = non_ascii,
     .adds = composable,
     .drops = non_ascii,
     .together = true,
     .in_digest = "digest-decomposed-unicode-in-a1",
     .example = "caf\u00E9"},
    {.id = "compatibility-composed-unicode",
     .what = "replaced compatibility characters (NFKC)",
     .fix = composed,
     .requirements = "C-BASIC-09 C-BASIC-13",
     .source = "RFC 4013 (SASLprep, NFKC)",
     .make = nfkc,
     .needs = non_ascii,
     .drops = composable,
     .together = true,
     .example = "\uFB01sh"},
    {.id = "composed-unicode",
     .cost = 11,
     .what = "sent composed characters (NFC) where others were expected",
     .fix = "Give the account a name and a password in Normalization Form C: it is what clients "
            "send.",
     .requirements = "C-BASIC-09 C-BASIC-13",
     .source = "RFC 8265 section 4.2 (NFC)",
     .make = nfc,
     .needs = non_ascii,
     .adds = composable,
     .drops = composable,
     .together = true,
     .example = "cafe\u0301"},
    other_coding(
        "accents-dropped",
        "Unicode CLDR: transliteration Latin-ASCII",
        "dropped the accents",
        marks_dropped,
        composable
    ),
};

}  // namespace

Family normal_form_family() {
    return {"text coding", rows};
}

}  // namespace proxy407::transforms

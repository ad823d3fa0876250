#include "transforms/transform.hpp"

// Caps lock, the first capital of a phone's keyboard, and keyboards on which Y and Z change places.

namespace proxy407::transforms {
namespace {

using Made = std::optional<std::string>;
using View = std::string_view;

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

constexpr View as_configured = "Send user and password exactly as configured.";
constexpr View configured = "C-BASIC-13";

constexpr Transform rows[] = {
    {.id = "upper-cased",
     .cost = 11,
     .what = "wrote the value in upper case",
     .fix = as_configured,
     .requirements = configured,
     .source = "Legrandin/PyAuthenNTLM2#18",
     .make = upper_cased,
     .needs = lower_case,
     .lacks = lower_case,
     .adds = upper_case,
     .drops = lower_case,
     .example = "alice"},
    {.id = "case-exchanged",
     .cost = 11,
     .what = "exchanged upper and lower case (caps lock)",
     .fix = as_configured,
     .requirements = configured,
     .source = "caps lock",
     .make = case_exchanged,
     .undo = again<case_exchanged>,
     .needs = lower_case | upper_case,
     .adds = lower_case | upper_case,
     .drops = lower_case | upper_case,
     .example = "PassWord"},
    {.id = "first-letter-upper-cased",
     .cost = 11,
     .what = "wrote the first letter in upper case, as keyboards of phones do",
     .fix = as_configured,
     .requirements = configured,
     .source = "madeofpendletonwool/PinePods#209; HTML section 6.8.7, autocapitalize",
     .make = first_upper,
     .needs = lower_case,
     .leaves = upper_case,
     .adds = upper_case,
     .drops = lower_case,
     .example = "alice"},
    {.id = "first-letter-lower-cased",
     .cost = 11,
     .what = "wrote the first letter in lower case",
     .fix = as_configured,
     .requirements = configured,
     .source = "HTML section 6.8.7, autocapitalize",
     .make = first_lower,
     .needs = upper_case,
     .leaves = lower_case,
     .adds = lower_case,
     .drops = upper_case,
     .example = "Alice"},
    {.id = "y-and-z-exchanged",
     .cost = 12,
     .what = "typed the value on a keyboard on which Y and Z change places",
     .fix = as_configured,
     .requirements = configured,
     .source = "layouts QWERTY and QWERTZ",
     .make = y_and_z,
     .undo = again<y_and_z>,
     .needs = "yYzZ",
     .leaves = "yYzZ",
     .adds = "yYzZ",
     .drops = "yYzZ",
     .example = "lazy"},
};

}  // namespace

Family letter_case_family() {
    return {"letter case and keyboards", rows};
}

}  // namespace proxy407::transforms

#include "text/octets.hpp"
#include "transforms/sign.hpp"
#include "transforms/transform.hpp"

#include <algorithm>

// From trackers: thrnz/docker-wireguard-pia#131, paperless-ngx/paperless-ngx#8118 and
// elastic/elasticsearch#108154 (compose expands $name, or keeps $$), traefik/traefik#4831 ($$),
// systemd/systemd#9842, podman-container-tools/podman#28820 and NixOS/nixpkgs#180190 (%%),
// moby/moby#46773 and docker/docs#13398 (quotes of an env file), docker/docs#11701. From the
// manuals of sh (sections 2.2 and 2.6 of the Shell Command Language), GNU make (section 6.1),
// crontab(5), Python's configparser (interpolation) and cmd.exe (caret, %name%, delayed expansion).

namespace proxy407::transforms {
namespace {

using Made = std::optional<std::string>;
using View = std::string_view;

/// The length of "${name}", "$(name)" or "$name" at the front; 0 for another dollar sign.
std::size_t reference(View at, bool parentheses) {
    if (at.size() < 2) return 0;
    const char second = at[1];
    if (second == '{' || (parentheses && second == '(')) {
        const auto end = at.find(second == '{' ? '}' : ')');
        return end == View::npos ? 0 : end + 1;
    }
    if (std::isdigit(static_cast<unsigned char>(second)) != 0) return 2;
    std::size_t size = 1;
    while (size < at.size() && is_name(static_cast<unsigned char>(at[size]))) ++size;
    return size == 1 ? 0 : size;
}

std::string expanded(View right, bool parentheses, bool halves) {
    std::string out;
    while (!right.empty()) {
        auto size = right[0] == '$' ? reference(right, parentheses) : 0;
        if (size == 0) {
            out += right[0];
            size = halves && right.starts_with("$$") ? 2 : 1;
        }
        right.remove_prefix(size);
    }
    return out;
}

Made expanded_by_shell(View right) {
    return expanded(right, true, false);
}

Made expanded_by_compose(View right) {
    return expanded(right, false, true);
}

Made expanded_by_make(View right) {
    std::string out;
    while (!right.empty()) {
        std::size_t size = 1;
        if (right[0] != '$' || right.size() == 1) {
            out += right[0];
        } else if (right[1] == '$') {
            out += '$';
            size = 2;
        } else {
            const bool named = right[1] == '{' || right[1] == '(';
            size = named ? std::max<std::size_t>(reference(right, true), 2) : 2;
        }
        right.remove_prefix(size);
    }
    return out;
}

template <char Sign>
Made halved(View right) {
    return text::replaced(std::string(right), std::string(2, Sign), std::string(1, Sign));
}

template <char Sign>
Made doubled(View right) {
    return text::replaced(std::string(right), std::string(1, Sign), std::string(2, Sign));
}

template <char Sign>
Candidates undoubled(View arrived) {
    const std::string two(2, Sign);
    if (arrived.find(two) == View::npos) return {};
    return {text::replaced(std::string(arrived), two, std::string(1, Sign))};
}

/// cmd.exe: %name% of a variable that is not set.
Made percent_name_expanded(View right) {
    std::string out;
    while (!right.empty()) {
        const auto end = right[0] == '%' ? right.find('%', 1) : View::npos;
        const auto name = end == View::npos ? View() : right.substr(1, end - 1);
        if (name.empty() || !std::ranges::all_of(name, is_name)) {
            out += right[0];
            right.remove_prefix(1);
        } else {
            right.remove_prefix(end + 1);
        }
    }
    return out;
}

/// Git's configuration and some env files need no blank before the sign.
Made comment_cut_anywhere(View right) {
    const auto sign = right.find_first_of("#;");
    if (sign == View::npos) return std::nullopt;
    return std::string(text::trim(right.substr(0, sign)));
}

Made comment_cut(View right) {
    for (std::size_t i = 1; i < right.size(); ++i) {
        if (right[i] != '#' && right[i] != ';') continue;
        if (right[i - 1] != ' ' && right[i - 1] != '\t') continue;
        return std::string(text::trim(right.substr(0, i)));
    }
    return std::nullopt;
}

/// "password=", "PROXY_PASSWORD: ", "export PASS=".
Candidates without_name(View arrived) {
    const auto sign = arrived.find_first_of("=:");
    if (sign == View::npos || sign == 0) return {};
    const auto name = arrived.substr(0, sign);
    const bool is_one = std::ranges::all_of(name, [](unsigned char c) {
        return is_name(c) || c == '-' || c == '.' || c == ' ';
    });
    if (!is_one) return {};
    Candidates out{std::string(arrived.substr(sign + 1))};
    if (out.front().starts_with(' ')) out.push_back(out.front().substr(1));
    return out;
}

bool is_with_name(View right, View arrived) {
    return !right.empty() && std::ranges::count(without_name(arrived), right) != 0;
}

Candidates with_name(View right) {
    const std::string octets(right);
    return {"password=" + octets, "PROXY_PASSWORD=" + octets, "user: " + octets};
}

constexpr View as_it_is =
    "Hand it over so that nothing reads it on the way: single quotes in a shell and in an env "
    "file, $$ for $ in compose files and makefiles, %% for % in systemd units.";
constexpr View configured = "C-BASIC-13";

constexpr Transform rows[] = {
    {.id = "variable-expanded-to-nothing",
     .cost = 11,
     .what = "got the value from a shell, which took $ and the name behind it for a variable that "
             "is not "
             "set",
     .fix = as_it_is,
     .requirements = configured,
     .source =
         "thrnz/docker-wireguard-pia#131, elastic/elasticsearch#108154, hashicorp/packer#5258",
     .make = expanded_by_shell,
     .needs = "$",
     .adds = no_octet,
     .example = "p$word"},
    {.id = "variable-expanded-to-nothing",
     .cost = 11,
     .make = expanded_by_compose,
     .needs = "$",
     .adds = no_octet},
    {.id = "make-variable-expanded",
     .cost = 11,
     .what = "got the value from a makefile, in which $ and the character behind it are a variable",
     .fix = as_it_is,
     .requirements = configured,
     .source = "GNU make section 6.1",
     .make = expanded_by_make,
     .needs = "$",
     .adds = no_octet,
     .example = "p$word"},
    {.id = "dollar-signs-halved",
     .cost = 11,
     .what = "got the value from a compose file or a makefile, which made one $ of two",
     .fix = as_it_is,
     .requirements = configured,
     .source = "paperless-ngx/paperless-ngx#8118; compose file, interpolation",
     .make = halved<'$'>,
     .needs = "$",
     .leaves = "$",
     .adds = no_octet,
     .drops = no_octet,
     .example = "p$$w"},
    {.id = "dollar-signs-doubled",
     .cost = 11,
     .what = "kept $$, which only compose files and makefiles read as $",
     .fix = "Double the $ only where the file's own rules say so.",
     .requirements = configured,
     .source = "traefik/traefik#4831",
     .make = doubled<'$'>,
     .undo = undoubled<'$'>,
     .needs = "$",
     .leaves = "$",
     .adds = no_octet,
     .drops = no_octet,
     .example = "p$w"},
    {.id = "percent-signs-halved",
     .cost = 11,
     .what = "got the value from a systemd unit, a batch file or a configuration file, which made "
             "one % "
             "of two",
     .fix = as_it_is,
     .requirements = configured,
     .source = "systemd/systemd#9842, podman-container-tools/podman#28820",
     .make = halved<'%'>,
     .needs = "%",
     .leaves = "%",
     .adds = no_octet,
     .drops = no_octet,
     .example = "p%%w"},
    {.id = "percent-signs-doubled",
     .cost = 11,
     .what = "kept %%, which only systemd units, batch files and some configuration files read "
             "as %",
     .fix = "Double the % only where the file's own rules say so.",
     .requirements = configured,
     .source = "NixOS/nixpkgs#180190; Python configparser",
     .make = doubled<'%'>,
     .undo = undoubled<'%'>,
     .needs = "%",
     .leaves = "%",
     .adds = no_octet,
     .drops = no_octet,
     .example = "p%w"},
    {.id = "percent-name-expanded",
     .cost = 11,
     .what = "got the value from a batch file, which took what is between two % for a variable",
     .fix = as_it_is,
     .requirements = configured,
     .source = "cmd.exe: set /?",
     .make = percent_name_expanded,
     .needs = "%",
     .adds = no_octet,
     .drops = OctetSet("%_") | digits | lower_case | upper_case,
     .example = "p%a%w"},
    {.id = "backslash-eaten",
     .cost = 11,
     .what = "got the value from a shell or a file in which a backslash is for the next character",
     .fix = "Write a backslash twice, or put the value in single quotes.",
     .requirements = configured,
     .source = "docker/docs#11701; POSIX Shell 2.2.1",
     .make = escape_eaten<'\\'>,
     .needs = "\\",
     .adds = no_octet,
     .drops = "\\",
     .in_parameter = "digest-backslash-not-escaped",
     .example = "CORP\\alice"},
    {.id = "backslash-doubled",
     .cost = 11,
     .what = "kept \\\\, which stands for one backslash in a string literal",
     .fix = "Write a backslash twice only where the file's own rules say so.",
     .requirements = configured,
     .source = "RFC 8259 section 7",
     .make = doubled<'\\'>,
     .undo = undoubled<'\\'>,
     .needs = "\\",
     .leaves = "\\",
     .adds = no_octet,
     .drops = no_octet,
     .in_digest = "digest-backslashes-hashed",
     .example = "CORP\\alice"},
    {.id = "cut-at-comment",
     .cost = 11,
     .what = "got the value from a file that takes what follows # or ; for a comment",
     .fix = "Put the value in quotes.",
     .requirements = configured,
     .source = "moby/moby#46773; git-config(1), YAML 1.2 section 6.6",
     .make = comment_cut,
     .needs = "#;",
     .adds = no_octet,
     .example = "pass #1"},
    {.id = "cut-at-comment",
     .cost = 12,
     .make = comment_cut_anywhere,
     .needs = "#;",
     .lacks = "#;",
     .adds = no_octet},
    {.id = "caret-eaten",
     .cost = 11,
     .what = "got the value from cmd.exe, which takes ^ for the escape of the next character",
     .fix = "Write ^^ for ^ in a batch file, or put the value in double quotes.",
     .requirements = configured,
     .source = "cmd.exe: escape character",
     .make = escape_eaten<'^'>,
     .needs = "^",
     .adds = no_octet,
     .drops = "^",
     .example = "p^w"},
    {.id = "exclamation-marks-dropped",
     .cost = 12,
     .what = "got the value from a batch file with delayed expansion, which drops !",
     .fix = "Switch delayed expansion off, or write ^^! for !.",
     .requirements = configured,
     .source = "cmd.exe: setlocal EnableDelayedExpansion",
     .make = sign_dropped<'!'>,
     .needs = "!",
     .lacks = "!",
     .adds = no_octet,
     .drops = "!",
     .length = made::shorter,
     .example = "p!w"},
    {.id = "name-of-setting-kept",
     .cost = 12,
     .what = "took the name of the setting and its = or : for a part of the value",
     .fix = "Take what follows the first = of the line.",
     .requirements = configured,
     .source = "docker/docs#13398",
     .fits = is_with_name,
     .each = with_name,
     .undo = without_name,
     .leaves = "=:",
     .example = "secret"},
};

}  // namespace

Family shell_family() {
    return {"shell and configuration files", rows};
}

}  // namespace proxy407::transforms

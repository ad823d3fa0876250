#include "text/octets.hpp"
#include "transforms/sign.hpp"
#include "transforms/transform.hpp"

#include <algorithm>
#include <cctype>

// Templates, strings of languages in which a name stands for its value, and what else a shell or a
// batch file does to a word before a program sees it.

namespace proxy407::transforms {
namespace {

using Made = std::optional<std::string>;
using View = std::string_view;

/// With each run from `open` to `close` replaced; one that does not end stays.
std::string without_runs(View right, View open, View close, View instead) {
    std::string out;
    while (!right.empty()) {
        const auto end = right.starts_with(open) ? right.find(close, open.size()) : View::npos;
        if (end == View::npos) {
            out += right.front();
            right.remove_prefix(1);
        } else {
            out += instead;
            right.remove_prefix(end + close.size());
        }
    }
    return out;
}

Made template_expanded(View right) {
    auto out = without_runs(right, "{{", "}}", "");
    out = without_runs(out, "{%", "%}", "");
    return without_runs(out, "{#", "#}", "");
}

Made template_without_value(View right) {
    return without_runs(right, "{{", "}}", "<no value>");
}

Made ruby_expanded(View right) {
    return without_runs(right, "#{", "}", "");
}

Made braces_expanded(View right) {
    return without_runs(right, "${", "}", "");
}

/// Perl's arrays: @name.
Made at_name_expanded(View right) {
    std::string out;
    while (!right.empty()) {
        std::size_t size = 1;
        if (right.front() == '@') {
            while (size < right.size() && is_name(static_cast<unsigned char>(right[size]))) ++size;
        }
        if (size == 1) out += right.front();
        right.remove_prefix(size);
    }
    return out;
}

constexpr View special_parameters = "$?!#@*-^_&";

/// "Pa$$word" is "Pa" and "word" in PowerShell, and so is "$?" of a shell that has done nothing
/// yet.
Made special_parameters_expanded(View right) {
    std::string out;
    for (std::size_t i = 0; i < right.size(); ++i) {
        const bool is_one = right[i] == '$' && i + 1 < right.size() &&
                            special_parameters.find(right[i + 1]) != View::npos;
        if (is_one) {
            ++i;
        } else {
            out += right[i];
        }
    }
    return out;
}

/// $$ is the number of the shell's process.
bool is_with_process(View right, View arrived) {
    const auto at = right.find("$$");
    if (at == View::npos || arrived.substr(0, at) != right.substr(0, at)) return false;
    const auto end = std::min(arrived.find_first_not_of("0123456789", at), arrived.size());
    return end > at && arrived.substr(end) == right.substr(at + 2);
}

Candidates with_process(View right) {
    const auto at = right.find("$$");
    if (at == View::npos) return {};
    return {std::string(right.substr(0, at)) + "12345" + std::string(right.substr(at + 2))};
}

Made cut_at_percent(View right) {
    return std::string(right.substr(0, right.find('%')));
}

/// printf without arguments: %s is nothing, %d is 0, %% is %.
Made directives_read(View right) {
    std::string out;
    for (std::size_t i = 0; i < right.size(); ++i) {
        const char next = i + 1 < right.size() ? right[i + 1] : '\0';
        if (right[i] != '%' || View("%sdiu").find(next) == View::npos || next == '\0') {
            out += right[i];
            continue;
        }
        out += next == '%' ? "%" : next == 's' ? "" : "0";
        ++i;
    }
    return out;
}

Made template_signs_doubled(View right) {
    auto out = text::replaced(std::string(right), "${", "$${");
    return text::replaced(std::move(out), "%{", "%%{");
}

Candidates template_signs_single(View arrived) {
    auto out = text::replaced(std::string(arrived), "$${", "${");
    return {text::replaced(std::move(out), "%%{", "%{")};
}

template <char Open, char Close>
Made braces_doubled(View right) {
    auto out = text::replaced(std::string(right), std::string(1, Open), std::string(2, Open));
    return text::replaced(std::move(out), std::string(1, Close), std::string(2, Close));
}

Made braces_halved(View right) {
    return text::replaced(text::replaced(std::string(right), "{{", "{"), "}}", "}");
}

Candidates braces_single(View arrived) {
    return {*braces_halved(arrived)};
}

/// "~/x" and "~name/x" become a folder.
bool is_tilde_expanded(View right, View arrived) {
    if (!right.starts_with('~') || !arrived.starts_with('/')) return false;
    const auto name = right.substr(1, right.find('/', 1) - 1);
    const auto rest = right.substr(1 + name.size());
    const bool plain = std::ranges::all_of(name, is_name);
    return plain && arrived.size() > rest.size() + 1 && arrived.ends_with(rest) &&
           arrived.substr(0, arrived.size() - rest.size()).find_first_of(" :@") == View::npos;
}

Candidates tilde_expanded(View right) {
    if (!right.starts_with('~')) return {};
    return {"/root" + std::string(right.substr(1)), "/home/user" + std::string(right.substr(1))};
}

/// Git's shell on Windows takes a word with a slash in front for a path: "C:/Program Files/Git/x".
bool is_path_converted(View right, View arrived) {
    return right.starts_with('/') && arrived.size() > right.size() + 2 &&
           std::isalpha(static_cast<unsigned char>(arrived[0])) != 0 &&
           arrived.substr(1, 2) == ":/" && arrived.ends_with(right);
}

Candidates path_converted(View right) {
    if (!right.starts_with('/')) return {};
    return {"C:/Program Files/Git" + std::string(right), "C:/msys64" + std::string(right)};
}

/// A batch file with delayed expansion: !name! is a variable's value, and a "!" alone goes.
Made exclamation_names_expanded(View right) {
    auto out = without_runs(right, "!", "!", "");
    std::erase(out, '!');
    return out;
}

constexpr View quote_it =
    "Hand the value over so that nothing reads it on the way: single quotes in a shell and in "
    "PowerShell, an environment variable for a template, %% for % in batch files, \\% in crontabs.";
constexpr View configured = "C-BASIC-13";
constexpr OctetSet names = lower_case | upper_case | digits | OctetSet("_");

constexpr Transform rows[] = {
    {.id = "template-expanded",
     .cost = 11,
     .what = "got the value from a template, which took {{ and what follows for an expression",
     .fix = quote_it,
     .requirements = configured,
     .source = "micado-scale/ansible-micado#181, ansible/ansible#35942; mustache(5)",
     .make = template_expanded,
     .needs = "{",
     .adds = no_octet,
     .example = "p{{w}}d"},
    {.id = "template-expanded",
     .cost = 11,
     .make = template_without_value,
     .needs = "{",
     .leaves = "<",
     .adds = "<no value>"},
    {.id = "exclamation-marks-dropped",
     .cost = 11,
     .make = exclamation_names_expanded,
     .needs = "!",
     .lacks = "!",
     .adds = no_octet},
    {.id = "braces-of-template-doubled",
     .cost = 11,
     .what = "kept $${ or %%{, which only Terraform reads as ${ and %{",
     .fix = "Double the sign only where the file's own rules say so.",
     .requirements = configured,
     .source = "Terraform: Strings and Templates, escape sequences",
     .make = template_signs_doubled,
     .undo = template_signs_single,
     .needs = "$%",
     .leaves = "$%",
     .adds = no_octet,
     .drops = no_octet,
     .example = "p${w"},
    {.id = "braces-doubled",
     .cost = 11,
     .what = "kept {{ and }}, which only format strings read as { and }",
     .fix = "Double a brace only in a format string.",
     .requirements = configured,
     .source = "Python: Format String Syntax; .NET: Composite formatting",
     .make = braces_doubled<'{', '}'>,
     .undo = braces_single,
     .needs = "{}",
     .leaves = "{}",
     .adds = no_octet,
     .drops = no_octet,
     .example = "p{w"},
    {.id = "braces-halved",
     .cost = 11,
     .what = "got the value from a format string, which made one brace of two",
     .fix = quote_it,
     .requirements = configured,
     .source = "Python: Format String Syntax; .NET: Composite formatting",
     .make = braces_halved,
     .needs = "{}",
     .leaves = "{}",
     .adds = no_octet,
     .drops = no_octet,
     .example = "p{{w"},
    {.id = "name-in-string-expanded",
     .cost = 11,
     .what = "got the value from a string of a program in which @name or #{name} is a variable",
     .fix = "Write the string in single quotes.",
     .requirements = configured,
     .source = "perlop, Quote and Quote-like Operators; Ruby: string literals",
     .make = at_name_expanded,
     .needs = "@",
     .adds = no_octet,
     .drops = names | OctetSet("@"),
     .example = "p@ss!"},
    {.id = "name-in-string-expanded",
     .cost = 11,
     .make = ruby_expanded,
     .needs = "#",
     .adds = no_octet},
    {.id = "variable-expanded-to-nothing",
     .cost = 11,
     .make = braces_expanded,
     .needs = "$",
     .adds = no_octet},
    {.id = "special-parameter-expanded",
     .cost = 11,
     .what = "got the value from a shell, which took $ and the sign behind it for a parameter ($$)",
     .fix = quote_it,
     .requirements = configured,
     .source = "redcanaryco/atomic-red-team#1651 (Pa$$w0rd1); POSIX Shell 2.5.2",
     .make = special_parameters_expanded,
     .needs = "$",
     .adds = no_octet,
     .drops = special_parameters,
     .example = "p$$w"},
    {.id = "special-parameter-expanded",
     .cost = 12,
     .fits = is_with_process,
     .each = with_process,
     .needs = "$",
     .leaves = digits,
     .adds = digits,
     .drops = "$"},
    {.id = "backtick-eaten",
     .cost = 11,
     .what = "got the value from PowerShell, which takes a backtick for the escape of the next "
             "character",
     .fix = "Put the value in single quotes.",
     .requirements = configured,
     .source = "coder/coder#15756, microsoft/azure-pipelines-tasks#3025",
     .make = escape_eaten<'`'>,
     .needs = "`",
     .adds = no_octet,
     .drops = "`",
     .example = "p`w"},
    {.id = "percent-signs-dropped",
     .cost = 12,
     .what = "got the value from a batch file or a form, which dropped %",
     .fix = quote_it,
     .requirements = configured,
     .source = "pfefferle/wordpress-share-on-bluesky#7, WPUserManager/wp-user-manager#384; cmd.exe",
     .make = sign_dropped<'%'>,
     .needs = "%",
     .lacks = "%",
     .adds = no_octet,
     .drops = "%",
     .length = made::shorter,
     .example = "p%w"},
    {.id = "cut-at-percent-sign",
     .cost = 11,
     .what = "got the value from a crontab, in which % ends the command",
     .fix = quote_it,
     .requirements = configured,
     .source = "crontab(5)",
     .make = cut_at_percent,
     .needs = "%",
     .lacks = "%",
     .adds = no_octet,
     .example = "p%w"},
    {.id = "printf-directives-read",
     .cost = 12,
     .what = "printed the value as a format, in which %s and %d stand for arguments",
     .fix = "Print it by the format %s: printf '%s' \"$password\".",
     .requirements = configured,
     .source = "ShellCheck SC2059",
     .make = directives_read,
     .needs = "%",
     .adds = "0",
     .drops = "%sdiu",
     .example = "p%sw"},
    {.id = "tilde-expanded",
     .cost = 11,
     .what = "got the value from a shell, which took ~ for a home folder",
     .fix = quote_it,
     .requirements = configured,
     .source = "POSIX Shell 2.6.1",
     .fits = is_tilde_expanded,
     .each = tilde_expanded,
     .needs = "~",
     .leaves = "/",
     .drops = names | OctetSet("~"),
     .example = "~secret"},
    {.id = "path-converted",
     .cost = 11,
     .what = "got the value from a shell of Git or MSYS on Windows, which took it for a path",
     .fix = "Set MSYS_NO_PATHCONV=1, or write the slash in front twice.",
     .requirements = configured,
     .source = "git-for-windows/git#702, git-for-windows/git#1387",
     .fits = is_path_converted,
     .each = path_converted,
     .needs = "/",
     .leaves = ":",
     .drops = no_octet,
     .example = "/secret"},
};

}  // namespace

Family template_family() {
    return {"templates and strings of programs", rows};
}

}  // namespace proxy407::transforms

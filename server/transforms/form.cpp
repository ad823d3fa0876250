#include "text/octets.hpp"
#include "transforms/sign.hpp"
#include "transforms/transform.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>

// Web forms, chats, spreadsheets and consoles between a person and a setting: what they take away,
// what they put around it, and what they show in place of a value.

namespace proxy407::transforms {
namespace {

using Made = std::optional<std::string>;
using View = std::string_view;

/// As PHP's strip_tags: to the end where a tag does not end.
Made tags_stripped(View right) {
    std::string out;
    while (!right.empty()) {
        const auto begin = std::min(right.find('<'), right.size());
        out += right.substr(0, begin);
        right.remove_prefix(begin);
        const auto end = right.find('>');
        right.remove_prefix(end == View::npos ? right.size() : end + 1);
    }
    return out;
}

bool is_hex(char c) {
    return std::isxdigit(static_cast<unsigned char>(c)) != 0;
}

/// As WordPress's sanitize_text_field, until none is left.
Made escapes_stripped(View right) {
    std::string out(right);
    for (std::size_t at = out.find('%'); at != out.npos;) {
        const bool is_one = at + 2 < out.size() && is_hex(out[at + 1]) && is_hex(out[at + 2]);
        if (is_one) out.erase(at, 3);
        at = out.find('%', is_one ? 0 : at + 1);
    }
    return out;
}

Candidates as_link(View right) {
    const std::string octets(right);
    return {
        "<mailto:" + octets + "|" + octets + ">",
        "[" + octets + "](mailto:" + octets + ")",
        "<mailto:" + octets + ">",
        "mailto:" + octets,
        "<http://" + octets + "|" + octets + ">",
        "[" + octets + "](http://" + octets + ")"};
}

bool is_link(View right, View arrived) {
    return !right.empty() && std::ranges::count(as_link(right), arrived) != 0;
}

Candidates without_link(View arrived) {
    if (arrived.starts_with("mailto:")) return {std::string(arrived.substr(7))};
    Candidates out;
    for (auto end = arrived.find("]("); arrived.starts_with('[') && end != View::npos;
         end = arrived.find("](", end + 1)) {
        out.emplace_back(arrived.substr(1, end - 1));
    }
    if (!arrived.starts_with("<") || !arrived.ends_with(">")) return out;
    const auto inner = arrived.substr(1, arrived.size() - 2);
    for (const View scheme : {"mailto:", "http://"}) {
        if (!inner.starts_with(scheme)) continue;
        const auto target = inner.substr(scheme.size());
        out.emplace_back(target);
        for (auto bar = target.find('|'); bar != View::npos; bar = target.find('|', bar + 1)) {
            out.emplace_back(target.substr(0, bar));
        }
    }
    return out;
}

Made with_apostrophe(View right) {
    return "'" + std::string(right);
}

Candidates without_apostrophe(View arrived) {
    if (!arrived.starts_with('\'')) return {};
    return {std::string(arrived.substr(1))};
}

constexpr std::array<View, 2> dots = {"...", "\u2026"};

/// "hun...", "hunter2..." in a narrow column.
bool is_shortened(View right, View arrived) {
    return std::ranges::any_of(dots, [&](View end) {
        if (!arrived.ends_with(end)) return false;
        const auto start = arrived.substr(0, arrived.size() - end.size());
        return start.size() >= 3 && start.size() < right.size() && right.starts_with(start);
    });
}

Candidates shortened(View right) {
    if (right.size() < 4) return {};
    const std::string start(right.substr(0, 3));
    return {start + "...", start + "\u2026"};
}

/// "hu*****2", "pa***rd": what is around the mask is right.
bool is_partly_masked(View right, View arrived) {
    for (const View sign : {"*", "\u2022", "X", "x", "."}) {
        const auto begin = arrived.find(std::string(sign) + std::string(sign) + std::string(sign));
        if (begin == View::npos) continue;
        auto end = begin;
        while (arrived.substr(end).starts_with(sign)) end += sign.size();
        const auto behind = arrived.substr(end);
        if (begin + behind.size() == 0 || begin + behind.size() >= right.size()) continue;
        if (right.starts_with(arrived.substr(0, begin)) && right.ends_with(behind)) return true;
    }
    return false;
}

Candidates partly_masked(View right) {
    if (right.size() < 3) return {};
    const std::string first(right.substr(0, 1));
    return {first + "***" + std::string(right.substr(right.size() - 1)), first + "*****"};
}

std::string without_line_ends(View octets) {
    std::string out(octets);
    std::erase_if(out, [](char c) { return c == '\r' || c == '\n'; });
    return out;
}

bool has_line_ends(View right, View arrived) {
    return arrived.size() > right.size() && without_line_ends(arrived) == right;
}

Candidates with_line_ends(View right) {
    if (right.size() < 2) return {};
    const auto half = right.size() / 2;
    const std::string start(right.substr(0, half));
    const std::string end(right.substr(half));
    return {start + "\n" + end, std::string(right) + "\n\n"};
}

Candidates line_ends_taken_away(View arrived) {
    return {without_line_ends(arrived)};
}

/// How programs print octets: Go, Python and Java, JavaScript.
constexpr std::array<std::pair<View, View>, 3> lists = {{{"[", " "}, {"[", ", "}, {"", ","}}};

Candidates listed(View right) {
    Candidates out;
    for (const auto& [open, separator] : lists) {
        std::string list(open);
        for (const char c : right) {
            if (list.size() > open.size()) list += separator;
            list += std::to_string(static_cast<unsigned char>(c));
        }
        out.push_back(list + (open.empty() ? "" : "]"));
    }
    return out;
}

bool is_listed(View right, View arrived) {
    return right.size() > 1 && std::ranges::count(listed(right), arrived) != 0;
}

Candidates from_list(View arrived) {
    std::string out;
    while (!arrived.empty()) {
        const auto begin = arrived.find_first_of("0123456789");
        if (begin == View::npos) break;
        arrived.remove_prefix(begin);
        unsigned value = 0;
        const auto read = std::from_chars(arrived.data(), arrived.data() + arrived.size(), value);
        if (read.ec != std::errc() || value > 0xFF) return {};
        out += static_cast<char>(value);
        arrived.remove_prefix(static_cast<std::size_t>(read.ptr - arrived.data()));
    }
    return {std::move(out)};
}

constexpr std::array<View, 11> sealed = {
    "ENC[",
    "ENC(",
    "{cipher}",
    "$ANSIBLE_VAULT;",
    "vault:v1:",
    "01000000d08c9ddf",
    "$2a$",
    "$2b$",
    "$2y$",
    "$apr1$",
    "{SHA}"};

bool is_sealed(View, View arrived) {
    return std::ranges::any_of(sealed, [&](View start) {
        return arrived.size() > start.size() + 4 && arrived.starts_with(start);
    });
}

Candidates sealed_values(View) {
    return {"ENC[AES256_GCM,data:5a==]", "ENC(5aXq91==)", "$apr1$5aXq91$wd0"};
}

/// "[C@1b6d3586", "[object Foo]", "<Secret object at 0x7f3c>", "System.Char[]".
bool is_object(View, View arrived) {
    const bool of_java =
        arrived.size() > 4 && (arrived.starts_with("[C@") || arrived.starts_with("[B@"));
    const bool of_python =
        arrived.starts_with('<') && arrived.ends_with('>') && arrived.find(" at 0x") != View::npos;
    const bool of_script = arrived.starts_with("[object ") && arrived.ends_with(']');
    const bool of_net = arrived.starts_with("System.");
    return of_java || of_python || of_script || of_net;
}

Candidates objects(View) {
    return {"[C@1b6d3586", "<Secret object at 0x7f3c>", "System.Char[]"};
}

constexpr View from_the_place =
    "Take the value from where it is kept, not from a page that shows it.";
constexpr View type_it = "Type the value, or paste it as plain text.";
constexpr View as_octets = "Hand over the value itself, not what the language prints of it.";
constexpr View configured = "C-BASIC-13";
constexpr OctetSet list_signs = digits | OctetSet("[], ");

constexpr Transform rows[] = {
    {.id = "tags-stripped",
     .cost = 11,
     .what = "got the value from a form that takes what follows < for a tag",
     .fix = "Store the value by another way: this form changes passwords.",
     .requirements = configured,
     .source = "kanbanwp/kanban#62, WPManageNinja/fluent-smtp#175, "
               "simon987/Much-Assembly-Required-Frontend#17",
     .make = tags_stripped,
     .needs = "<",
     .lacks = "<",
     .adds = no_octet,
     .length = made::shorter,
     .example = "p<w>d"},
    {.id = "percent-escapes-stripped",
     .cost = 11,
     .what = "got the value from a form that takes % and two hex digits away",
     .fix = "Store the value by another way: this form changes passwords.",
     .requirements = configured,
     .source = "Automattic/sensei#1695, nicumicle/simple-jwt-login#118",
     .make = escapes_stripped,
     .needs = "%",
     .adds = no_octet,
     .drops = digits | OctetSet("%abcdefABCDEF"),
     .length = made::shorter,
     .example = "p%13w"},
    {.id = "emphasis-signs-dropped",
     .cost = 12,
     .what = "got the value from a chat or a page that took its * or _ for emphasis",
     .fix = type_it,
     .requirements = configured,
     .source = "CommonMark section 6.2",
     .make = sign_dropped<'*'>,
     .needs = "*",
     .lacks = "*",
     .adds = no_octet,
     .drops = "*",
     .length = made::shorter,
     .example = "p*s*"},
    {.id = "emphasis-signs-dropped",
     .cost = 12,
     .make = sign_dropped<'_'>,
     .needs = "_",
     .lacks = "_",
     .adds = no_octet,
     .drops = "_",
     .length = made::shorter},
    {.id = "emphasis-signs-dropped",
     .cost = 12,
     .make = sign_dropped<'`'>,
     .needs = "`",
     .lacks = "`",
     .adds = no_octet,
     .drops = "`",
     .length = made::shorter},
    {.id = "link-sent",
     .cost = 11,
     .on = on::halves | on::pair,
     .what = "sent the link that a chat or a page makes of a name with @",
     .fix = type_it,
     .requirements = configured,
     .source = "Slack: formatting text for app surfaces; CommonMark section 6.3",
     .fits = is_link,
     .each = as_link,
     .undo = without_link,
     .leaves = ":",
     .drops = no_octet,
     .length = made::longer,
     .example = "alice@corp.example"},
    {.id = "apostrophe-kept",
     .cost = 11,
     .what = "kept the apostrophe that makes a text of a cell in a spreadsheet",
     .fix = "Leave the apostrophe out: it belongs to the spreadsheet.",
     .requirements = configured,
     .source = "OWASP: CSV Injection; Excel: format numbers as text",
     .make = with_apostrophe,
     .undo = without_apostrophe,
     .leaves = "'",
     .adds = "'",
     .drops = no_octet,
     .length = made::longer,
     .example = "0123"},
    {.id = "shortened-for-display",
     .cost = 12,
     .what = "sent the beginning of the value and dots, as a narrow column shows it",
     .fix = from_the_place,
     .requirements = configured,
     .source = "CSS text-overflow: ellipsis; docker ps without --no-trunc",
     .fits = is_shortened,
     .each = shortened,
     .leaves = OctetSet(".") | non_ascii,
     .adds = OctetSet(".") | non_ascii,
     .example = "hunter2"},
    {.id = "partly-masked",
     .cost = 12,
     .what = "sent the value with a mask over a part of it, as a log shows it",
     .fix = from_the_place,
     .requirements = configured,
     .source = "GitHub Actions: masking a value in a log",
     .fits = is_partly_masked,
     .each = partly_masked,
     .leaves = OctetSet("*Xx.") | non_ascii,
     .adds = OctetSet("*Xx.") | non_ascii,
     .example = "hunter2"},
    {.id = "line-breaks-added",
     .cost = 12,
     .on = on::halves | on::pair,
     .what = "kept the line breaks of a value that was wrapped or pasted with them",
     .fix = "Store the value in one line.",
     .requirements = configured,
     .source = "1Password/connect#62, BookStackApp/BookStack#3498",
     .fits = has_line_ends,
     .each = with_line_ends,
     .undo = line_ends_taken_away,
     .leaves = "\r\n",
     .adds = "\r\n",
     .drops = no_octet,
     .length = made::longer,
     .example = "secret"},
    {.id = "bytes-listed",
     .cost = 11,
     .on = on::halves | on::pair,
     .what = "sent the value as a list of numbers, as languages print bytes",
     .fix = as_octets,
     .requirements = configured,
     .source = "Go fmt: %v of []byte; Python: str(list(...)); JavaScript: String(Uint8Array)",
     .fits = is_listed,
     .each = listed,
     .undo = from_list,
     .leaves = digits,
     .lacks = ~list_signs,
     .adds = list_signs,
     .length = made::longer,
     .example = "pass"},
    {.id = "encrypted-value-sent",
     .cost = 11,
     .what = "sent the encrypted or hashed form in which a file keeps the value",
     .fix =
         "Decrypt the value before it is used; of a hash, take the password that it was made of.",
     .requirements = configured,
     .source =
         "SOPS, Jasypt, Spring Cloud Config and Ansible Vault: their file formats; htpasswd(1)",
     .fits = is_sealed,
     .each = sealed_values,
     .is_constant = true,
     .example = "secret"},
    {.id = "object-printed",
     .cost = 11,
     .what = "sent what its language prints of an object, not the value inside",
     .fix = as_octets,
     .requirements = configured,
     .source = "Java: Object.toString; Python: object.__repr__; .NET: Object.ToString",
     .fits = is_object,
     .each = objects,
     .is_constant = true,
     .example = "secret"},
};

}  // namespace

Family form_family() {
    return {"forms, chats and consoles", rows};
}

}  // namespace proxy407::transforms

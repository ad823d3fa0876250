#include "text/octets.hpp"
#include "transforms/transform.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

// What comes along with a value that is copied or typed: the sign beside it, the comment behind it,
// the marks of a chat, the keys that were to mend it, the value once more; or the place where it is
// kept in its place. From trackers: docker/cli#4404 and docker/compose#9025 (comments),
// CESNET/netopeer2#1557 (the backspace key), knavesec/CredMaster#12 (twice),
// mattlord/Docker-InnoDB-Cluster#8 (the path of a file).

namespace proxy407::transforms {
namespace {

using View = std::string_view;

/// Where a comment of that kind may begin behind the value: a blank, then the sign.
constexpr std::array<View, 3> comment_signs = {"#", "//", ";"};

Candidates before_comments(View arrived) {
    Candidates out;
    for (std::size_t at = 1; at < arrived.size() && out.size() < 8; ++at) {
        if (arrived[at - 1] != ' ' && arrived[at - 1] != '\t') continue;
        const auto rest = arrived.substr(at);
        const bool is_one =
            std::ranges::any_of(comment_signs, [&](View sign) { return rest.starts_with(sign); });
        const auto value = arrived.substr(0, arrived.substr(0, at).find_last_not_of(" \t") + 1);
        if (is_one && !value.empty()) out.emplace_back(value);
    }
    return out;
}

bool has_comment(View right, View arrived) {
    return std::ranges::count(before_comments(arrived), right) != 0;
}

Candidates with_comment(View right) {
    return {std::string(right) + " # comment"};
}

/// "PASSWORD=    # of the proxy": the comment is all there is.
bool is_comment(View, View arrived) {
    return arrived.starts_with("# ");
}

Candidates comments(View) {
    return {"# comment"};
}

constexpr std::array<std::pair<View, View>, 10> marks = {{
    {"**", "**"},
    {"__", "__"},
    {"*", "*"},
    {"_", "_"},
    {"~~", "~~"},
    {"||", "||"},
    {"```", "```"},
    {"- ", ""},
    {"* ", ""},
    {"> ", ""},
}};

Candidates without_marks(View arrived) {
    Candidates out;
    for (const auto& [opening, closing] : marks) {
        if (arrived.size() <= opening.size() + closing.size()) continue;
        if (!arrived.starts_with(opening) || !arrived.ends_with(closing)) continue;
        const auto size = arrived.size() - opening.size() - closing.size();
        out.emplace_back(arrived.substr(opening.size(), size));
    }
    return out;
}

bool is_in_marks(View right, View arrived) {
    return std::ranges::count(without_marks(arrived), right) != 0;
}

Candidates in_marks(View right) {
    if (right.empty()) return {};
    const std::string octets(right);
    return {"**" + octets + "**", "_" + octets + "_", "- " + octets};
}

constexpr std::array<View, 5> between = {"", " ", "\n", "\t", ":"};

Candidates twice(View right) {
    if (right.empty()) return {};
    const std::string octets(right);
    return {octets + octets, octets + ":" + octets};
}

Candidates once(View arrived) {
    Candidates out;
    for (const auto sign : between) {
        if (arrived.size() <= sign.size() || (arrived.size() - sign.size()) % 2 != 0) continue;
        const auto half = (arrived.size() - sign.size()) / 2;
        const bool alike = arrived.substr(0, half) == arrived.substr(half + sign.size()) &&
                           arrived.substr(half, sign.size()) == sign;
        if (alike) out.emplace_back(arrived.substr(0, half));
    }
    return out;
}

bool is_twice(View right, View arrived) {
    return !right.empty() && std::ranges::count(once(arrived), right) != 0;
}

bool is_sign(char c) {
    return std::ispunct(static_cast<unsigned char>(c)) != 0;
}

Candidates without_sign(View arrived) {
    if (arrived.size() < 2) return {};
    const bool before = is_sign(arrived.front());
    const bool behind = is_sign(arrived.back());
    Candidates out;
    if (behind) out.emplace_back(arrived.substr(0, arrived.size() - 1));
    if (before) out.emplace_back(arrived.substr(1));
    if (before && behind) out.emplace_back(arrived.substr(1, arrived.size() - 2));
    return out;
}

bool has_sign(View right, View arrived) {
    return std::ranges::count(without_sign(arrived), right) != 0;
}

Candidates with_sign(View right) {
    if (right.empty()) return {};
    const std::string octets(right);
    return {octets + ",", octets + ";", octets + "."};
}

constexpr View erasers = "\b\x7F";

/// As a terminal would have shown it: each backspace takes the character before it.
std::string typed(View octets) {
    std::string out;
    for (const char c : octets) {
        if (erasers.find(c) == View::npos) {
            out += c;
            continue;
        }
        while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0) == 0x80) {
            out.pop_back();
        }
        if (!out.empty()) out.pop_back();
    }
    return out;
}

bool has_backspaces(View right, View arrived) {
    return arrived.size() > right.size() && typed(arrived) == right;
}

Candidates with_backspaces(View right) {
    return {std::string(right) + "x\x7F"};
}

Candidates backspaces_done(View arrived) {
    if (arrived.find_first_of(erasers) == View::npos) return {};
    return {typed(arrived)};
}

constexpr std::array<View, 20> places = {
    "/run/secrets/",
    "/var/run/secrets/",
    "/etc/",
    "/home/",
    "/root/",
    "/tmp/",
    "~/",
    "./",
    "file:",
    "op://",
    "vault:",
    "arn:aws:",
    "ssm:",
    "secretsmanager:",
    "keyring:",
    "pass:",
    "!vault",
    "@/",
    "C:\\",
    "projects/",
};

/// The place where a value is kept: a path, or the name that a store of secrets has for it.
bool is_place(View, View arrived) {
    return std::ranges::any_of(places, [&](View start) {
        return arrived.size() > start.size() && arrived.starts_with(start);
    });
}

Candidates some_places(View) {
    return {
        "/run/secrets/proxy_password", "op://vault/proxy/password", "file:///run/secrets/proxy"};
}

constexpr View type_it = "Copy the value alone, or type it, and look at its bytes (xxd).";
constexpr View configured = "C-BASIC-13";
constexpr OctetSet signs = OctetSet::range('!', '/') | OctetSet::range(':', '@') |
                           OctetSet::range('[', '`') | OctetSet::range('{', '~');

constexpr Transform rows[] = {
    {.id = "comment-kept",
     .cost = 12,
     .what = "kept the comment that stands behind the value in a file",
     .fix = "Put the comment on a line of its own: docker --env-file and others know none behind a "
            "value.",
     .requirements = configured,
     .source = "docker/cli#4404, docker/compose#9025, mtrnix/metronix-memory#458",
     .fits = has_comment,
     .each = with_comment,
     .undo = before_comments,
     .leaves = " \t",
     .drops = no_octet,
     .length = made::longer,
     .example = "secret"},
    {.id = "comment-kept",
     .cost = 12,
     .fits = is_comment,
     .each = comments,
     .leaves = "#",
     .is_constant = true},
    {.id = "markup-kept",
     .cost = 12,
     .what =
         "kept the signs by which a chat or a page is told to show it bold, hidden or in a list",
     .fix = type_it,
     .requirements = configured,
     .source = "CommonMark sections 5.2 and 6.2; Discord and Slack: formatting of messages",
     .fits = is_in_marks,
     .each = in_marks,
     .undo = without_marks,
     .leaves = "*_~|`->",
     .drops = no_octet,
     .length = made::longer,
     .example = "secret"},
    {.id = "sent-twice",
     .cost = 12,
     .what = "sent the value twice, one behind the other",
     .fix = "Look at where the value is put together: it is added twice, or was pasted twice.",
     .requirements = configured,
     .source = "knavesec/CredMaster#12",
     .fits = is_twice,
     .each = twice,
     .undo = once,
     .adds = " \n\t:",
     .drops = no_octet,
     .length = made::longer,
     .example = "secret"},
    {.id = "sign-copied-along",
     .cost = 13,
     .what = "sent a sign before or after the value that does not belong to it",
     .fix = type_it,
     .requirements = configured,
     .source = "TheGrandWazoo/freenas-proxmox#4",
     .fits = has_sign,
     .each = with_sign,
     .undo = without_sign,
     .leaves = signs,
     .adds = signs,
     .drops = no_octet,
     .length = made::longer,
     .example = "secret"},
    {.id = "backspace-kept",
     .cost = 12,
     .what = "sent the backspace key with the value, as a prompt in raw mode reads it",
     .fix = "Type the value again without a correction, or paste it.",
     .requirements = configured,
     .source = "CESNET/netopeer2#1557",
     .fits = has_backspaces,
     .each = with_backspaces,
     .undo = backspaces_done,
     .leaves = erasers,
     .drops = no_octet,
     .length = made::longer,
     .example = "secret"},
    {.id = "place-of-secret-sent",
     .cost = 12,
     .what = "sent the place where a secret is kept (a file, an entry of a store), not the secret",
     .fix = "Read the file or the entry first: this setting takes the value itself.",
     .requirements = configured,
     .source = "mattlord/Docker-InnoDB-Cluster#8",
     .fits = is_place,
     .each = some_places,
     .is_constant = true,
     .example = "secret"},
};

}  // namespace

Family copied_family() {
    return {"what comes along with a copy", rows};
}

}  // namespace proxy407::transforms

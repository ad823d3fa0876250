#include "client/special.hpp"

#include "text/charset.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <string>
#include <variant>
#include <vector>

namespace proxy407::client {
namespace {

constexpr std::string_view prefix = "special/";

SpecialPair password(std::string_view id, std::string octets, std::string_view why) {
    return {id, "user", std::move(octets), why};
}

constexpr std::string_view general = "a delimiter of URLs (RFC 3986 section 2.2)";
constexpr std::string_view minor = "a delimiter inside of URLs' parts (RFC 3986 section 2.2)";

std::vector<SpecialPair> make() {
    return {
        password("at-and-colon", "p@ss:word", "ends the userinfo too early, and splits it"),
        password("colon", "pa:ss", general),
        password("slash", "pa/ss", general),
        password("question-mark", "pa?ss", general),
        password("hash", "pa#ss", general),
        password("bracket-open", "pa[ss", general),
        password("bracket-close", "pa]ss", general),
        password("at-sign", "pa@ss", general),
        password("exclamation-mark", "pa!ss", minor),
        password("dollar", "pa$ss", minor),
        password("ampersand", "pa&ss", minor),
        password("apostrophe", "pa'ss", minor),
        password("parenthesis-open", "pa(ss", minor),
        password("parenthesis-close", "pa)ss", minor),
        password("asterisk", "pa*ss", minor),
        password("plus", "pa+ss", "a space, for who takes the URL for a form"),
        password("comma", "pa,ss", minor),
        password("semicolon", "pa;ss", minor),
        password("equals", "pa=ss", minor),
        password("percent-sequence", "p%40ss", "is not to be decoded: those are its characters"),
        password("percent-alone", "100%", "is no escape"),
        password("percent-letters", "p%zzss", "is no escape either"),
        password("space", "pa ss", "ends a word, and a URL"),
        password("spaces-around", " pass ", "are trimmed by who is too helpful"),
        password("quote", "pa\"ss", "ends a string"),
        password("backslash", "pa\\ss", "escapes what follows"),
        password("tilde", "pa~ss", "needs no encoding"),
        password("less-than", "pa<ss>", "not allowed in URLs"),
        password("braces", "pa{ss}|^`", "not allowed in URLs"),
        password("latin1", "caf\u00e9", "in ISO-8859-1 too: two bytes or one"),
        password("latin1-decomposed", "cafe\u0301", "the same, typed with a combining accent"),
        password("beyond-latin1", "пароль-€", "not in ISO-8859-1"),
        password("emoji", "pass-\U0001f511", "beyond the basic plane: two units of UTF-16"),
        {"utf8-user", "j\u00fcrgen", "pass", "a user name beyond ASCII"},
        {"at-sign-user", "user@corp.test", "pass", "an address for a name"},
        {"backslash-user", "CORP\\user", "pass", "a Windows domain before the name"},
        {"empty-password", "user", "", "is one all the same"},
        {"empty-user", "", "secret-token", "a token for a password"},
        password("long", std::string(200, 'x'), "longer than line-folding base64 coders like"),
        password("very-long", std::string(4000, 'x'), "a signed token"),
    };
}

constexpr std::array<std::string_view, 10> telling = {
    "at-and-colon",
    "slash",
    "hash",
    "plus",
    "percent-sequence",
    "space",
    "latin1",
    "beyond-latin1",
    "empty-password",
    "very-long",
};

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](unsigned char c) { return c < 0x80; });
}

/// The ids of the second ones live as long as the program.
void add_without_charset(std::vector<SpecialPair>& pairs) {
    static std::deque<std::string> ids;
    const std::vector<SpecialPair> all = pairs;
    for (SpecialPair pair : all) {
        if (is_ascii(pair.user + pair.password)) continue;
        pair.id = ids.emplace_back(std::string(pair.id) + "-no-charset");
        pair.has_charset = false;
        pairs.push_back(pair);
    }
}

void leave_charset_out(scenario::Scenario& scenario) {
    for (scenario::Step& step : scenario.steps)
        for (auth::Scheme& scheme : step.schemes)
            if (auto* basic = std::get_if<auth::BasicPolicy>(&scheme)) basic->charset_utf8 = false;
}

}  // namespace

std::span<const SpecialPair> special_pairs() {
    static const std::vector<SpecialPair> pairs = [] {
        auto made = make();
        for (SpecialPair& pair : made)
            pair.telling = std::ranges::find(telling, pair.id) != telling.end();
        add_without_charset(made);
        return made;
    }();
    return pairs;
}

std::string special_name(const SpecialPair& pair) {
    return std::string(prefix) + std::string(pair.id);
}

const SpecialPair* find_special(std::string_view name) {
    const auto pairs = special_pairs();
    const auto found = std::ranges::find_if(pairs, [&](const SpecialPair& pair) {
        return name == special_name(pair);
    });
    return found == pairs.end() ? nullptr : &*found;
}

scenario::Scenario special_scenario(scenario::Scenario base, const SpecialPair& pair) {
    base.id = std::string(pair.id);
    base.family = "special";
    base.title = "Special characters: " + std::string(pair.id);
    base.client = auth::Account{pair.user, pair.password};
    base.users = {*base.client};
    if (!pair.has_charset) leave_charset_out(base);
    const std::string composed = text::nfc(pair.password);
    if (composed != pair.password) base.users.push_back({pair.user, composed});
    return base;
}

}  // namespace proxy407::client

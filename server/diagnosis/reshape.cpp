#include "diagnosis/reshape.hpp"

#include "text/charset.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <algorithm>
#include <string_view>

namespace proxy407::diagnosis::reshape {

namespace {

using auth::Account;
using text::PercentSet;

/// The same change to user and password.
template <class Change>
Result both(const Account& account, Change change) {
    return Account{change(account.user), change(account.password)};
}

/// As both, where the change can fail.
template <class Change>
Result both_if(const Account& account, Change change) {
    auto user = change(account.user);
    auto password = change(account.password);
    if (!user || !password) return std::nullopt;
    return Account{std::move(*user), std::move(*password)};
}

/// Changes the code points of user and password to octets, one by one.
template <class ToOctets>
Result each_point(const Account& account, ToOctets to_octets) {
    return both_if(account, [&](const std::string& utf8) -> std::optional<std::string> {
        const auto points = text::code_points(utf8);
        if (!points) return std::nullopt;
        std::string out;
        for (const auto point : *points) out += to_octets(point);
        return out;
    });
}

std::string replaced(std::string text, char from, char to) {
    std::replace(text.begin(), text.end(), from, to);
    return text;
}

std::string encode(const std::string& text) {
    return text::percent_encode(text);
}

/// The raw userinfo, ended too early; what is left is split at its first colon.
Result cut_at(const Account& account, char end) {
    const auto userinfo = account.user + ":" + account.password;
    const auto cut = userinfo.substr(0, userinfo.find(end));
    const auto colon = cut.find(':');
    if (colon == cut.npos) return Account{cut, ""};
    return Account{cut.substr(0, colon), cut.substr(colon + 1)};
}

}  // namespace

Result no_decode(const Account& account) {
    return both(account, encode);
}

Result no_decode_whatwg(const Account& account) {
    return both(account, [](const std::string& text) {
        return text::percent_encode(text, PercentSet::whatwg);
    });
}

Result double_decode(const Account& account) {
    return both(account, [](const std::string& text) { return text::percent_decode(text); });
}

Result double_encode(const Account& account) {
    return both(account, [](const std::string& text) { return encode(encode(text)); });
}

Result plus_as_space(const Account& account) {
    return both(account, [](const std::string& text) { return replaced(text, '+', ' '); });
}

Result space_as_plus(const Account& account) {
    return both(account, [](const std::string& text) {
        std::string out;
        for (const char c : text) out += c == ' ' ? "+" : text::percent_encode({&c, 1});
        return out;
    });
}

Result decode_user_only(const Account& account) {
    return Account{account.user, encode(account.password)};
}

Result decode_password_only(const Account& account) {
    return Account{encode(account.user), account.password};
}

Result decode_uri(const Account& account) {
    return both(account, [](const std::string& text) {
        return text::percent_decode_keeping_reserved(encode(text));
    });
}

Result split_first_at(const Account& account) {
    return cut_at(account, '@');
}

Result first_two_of_colons(const Account& account) {
    return Account{account.user, account.password.substr(0, account.password.find(':'))};
}

Result cut_at_hash(const Account& account) {
    return cut_at(account, '#');
}

Result cut_at_question(const Account& account) {
    return cut_at(account, '?');
}

Result cut_at_slash(const Account& account) {
    return cut_at(account, '/');
}

Result cut_at_space(const Account& account) {
    return cut_at(account, ' ');
}

Result cut_at_nul(const Account& account) {
    return cut_at(account, '\0');
}

Result backslash_to_slash(const Account& account) {
    return both(account, [](const std::string& text) { return replaced(text, '\\', '/'); });
}

Result lower_cased(const Account& account) {
    return both(account, [](const std::string& text) { return text::to_lower(text); });
}

Result trimmed(const Account& account) {
    return both(account, [](const std::string& text) { return std::string(text::trim(text)); });
}

Result latin1(const Account& account) {
    return both_if(account, text::utf8_to_latin1);
}

Result cp1252(const Account& account) {
    return both_if(account, text::utf8_to_cp1252);
}

Result qmark_ascii(const Account& account) {
    return each_point(account, [](char32_t point) {
        return std::string(1, point < 0x80 ? static_cast<char>(point) : '?');
    });
}

Result qmark_latin1(const Account& account) {
    return each_point(account, [](char32_t point) {
        return std::string(1, point < 0x100 ? static_cast<char>(point) : '?');
    });
}

Result drop_non_ascii(const Account& account) {
    return each_point(account, [](char32_t point) {
        return point < 0x80 ? std::string(1, static_cast<char>(point)) : std::string();
    });
}

Result low_byte(const Account& account) {
    return each_point(account, [](char32_t point) {
        std::string out;
        for (const auto unit : text::to_utf16({&point, 1})) out += static_cast<char>(unit & 0xFF);
        return out;
    });
}

Result mojibake(const Account& account) {
    return both(account, [](const std::string& text) { return text::latin1_to_utf8(text); });
}

Result cesu8(const Account& account) {
    return each_point(account, [](char32_t point) {
        if (point < 0x10000) return text::to_utf8({&point, 1});
        std::string out;
        for (const auto unit : text::to_utf16({&point, 1})) {
            out += static_cast<char>(0xE0 | (unit >> 12));
            out += static_cast<char>(0x80 | ((unit >> 6) & 0x3F));
            out += static_cast<char>(0x80 | (unit & 0x3F));
        }
        return out;
    });
}

Result nfd(const Account& account) {
    return both(account, [](const std::string& text) { return text::nfd(text); });
}

Result nfkc(const Account& account) {
    return both(account, [](const std::string& text) { return text::nfkc(text); });
}

}  // namespace proxy407::diagnosis::reshape

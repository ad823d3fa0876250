#include "report/secret_forms.hpp"

#include "text/octets.hpp"

#include <algorithm>
#include <array>

namespace proxy407::report {
namespace {

constexpr std::string_view white = " \t\r\n";

constexpr std::array<std::string_view, 7> options = {
    "--proxy-header", "-U", "-u", "--proxy-user", "--user", "--proxy-password", "--password"};

constexpr std::array<std::string_view, 4> schemes = {"Basic", "Bearer", "Negotiate", "NTLM"};

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Octets of a password between ":" and "@" at the front of a URL's authority; 0 if none is there.
std::string userinfo_masked(std::string_view authority) {
    const std::string_view all = authority.substr(0, authority.find_first_of("/ \t\r\n"));
    const auto at = all.rfind('@');
    const auto colon = all.find(':');
    if (at == all.npos || colon > at) return std::string(all);
    return std::string(all.substr(0, colon + 1)) + std::string(mask) + std::string(all.substr(at));
}

/// The length of one shell word: quoted parts and plain octets in any mixture.
std::size_t shell_word(std::string_view text) {
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quote == 0 && white.find(c) != white.npos) return i;
        if (c == '\\' && quote != '\'')
            ++i;
        else if (quote == 0 && (c == '\'' || c == '"'))
            quote = c;
        else if (c == quote)
            quote = 0;
    }
    return text.size();
}

/// The length of a token after a scheme's name; 0 for a word of prose ("Basic credentials").
std::size_t token_length(std::string_view text) {
    std::size_t length = 0;
    bool prose = true;
    while (length < text.size() &&
           (is_letter_or_digit(text[length]) ||
            std::string_view("+/-._~=").find(text[length]) != std::string_view::npos)) {
        prose = prose && text[length] >= 'a' && text[length] <= 'z';
        ++length;
    }
    if (length > 0 && text[length - 1] == '.' && prose) return 0;
    return prose || length < 4 ? 0 : length;
}

/// What is at the front of `rest`, as it is to be shown, and how much of it that takes.
struct Taken {
    std::string shown;
    std::size_t size;
};

Taken take_option(std::string_view rest) {
    for (const std::string_view option : options) {
        if (!rest.starts_with(option) || rest.size() == option.size()) continue;
        const char after = rest[option.size()];
        if (after != ' ' && after != '=') continue;
        const std::string_view word = rest.substr(option.size() + 1);
        const std::size_t size = option.size() + 1;
        return {std::string(rest.substr(0, size)) + std::string(mask), size + shell_word(word)};
    }
    return {"", 0};
}

Taken take_token(std::string_view rest) {
    for (const std::string_view scheme : schemes) {
        if (!text::equal_ignoring_case(rest.substr(0, scheme.size()), scheme)) continue;
        const auto token = rest.find_first_not_of(' ', scheme.size());
        if (token == rest.npos || token == scheme.size()) continue;
        const std::size_t length = token_length(rest.substr(token));
        if (length == 0) continue;
        return {std::string(rest.substr(0, token)) + std::string(mask), token + length};
    }
    return {"", 0};
}

}  // namespace

std::string mask_forms(std::string_view octets) {
    std::string out;
    for (std::size_t i = 0; i < octets.size();) {
        const std::string_view rest = octets.substr(i);
        Taken taken{"", 0};
        if (rest.starts_with("://")) {
            const std::string_view authority = rest.substr(3);
            const std::string masked = userinfo_masked(authority);
            const auto size = std::min(authority.find_first_of("/ \t\r\n"), authority.size());
            taken = {"://" + masked, 3 + size};
        } else if (i == 0 || white.find(octets[i - 1]) != white.npos) {
            taken = take_option(rest);
        }
        if (taken.size == 0 && (i == 0 || !is_letter_or_digit(octets[i - 1])))
            taken = take_token(rest);
        if (taken.size == 0) taken = {std::string(1, octets[i]), 1};
        out += taken.shown;
        i += taken.size;
    }
    return out;
}

}  // namespace proxy407::report

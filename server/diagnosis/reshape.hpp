#pragma once

#include "auth/account.hpp"
#include "text/charset.hpp"

#include <optional>
#include <string>
#include <utility>

/// How user and password get bent before they are encoded.
namespace proxy407::diagnosis::reshape {

using Result = std::optional<auth::Account>;

/// The same change to user and password.
template <class Change>
Result both(const auth::Account& account, Change change) {
    return auth::Account{change(account.user), change(account.password)};
}

/// As both, where the change can fail.
template <class Change>
Result both_if(const auth::Account& account, Change change) {
    auto user = change(account.user);
    auto password = change(account.password);
    if (!user || !password) return std::nullopt;
    return auth::Account{std::move(*user), std::move(*password)};
}

/// Changes the code points of user and password to octets, one by one.
template <class ToOctets>
Result each_point(const auth::Account& account, ToOctets to_octets) {
    return both_if(account, [&](const std::string& utf8) -> std::optional<std::string> {
        const auto points = text::code_points(utf8);
        if (!points) return std::nullopt;
        std::string out;
        for (const auto point : *points) out += to_octets(point);
        return out;
    });
}

// Mistakes that are made with Digest as well.
Result no_decode(const auth::Account& account);
Result latin1(const auth::Account& account);
Result qmark_ascii(const auth::Account& account);
Result mojibake(const auth::Account& account);
Result nfd(const auth::Account& account);

}  // namespace proxy407::diagnosis::reshape

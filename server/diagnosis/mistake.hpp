#pragma once

#include "auth/account.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace proxy407::diagnosis {

/// One mistake that clients make on the way from an account to the value after "Basic ".
/// A row has exactly one of the three functions, by the moment at which it goes wrong.
struct BasicMistake {
    enum class Stage { url, text, charset, assembly, base64 };

    std::string_view id;
    Stage stage;
    std::string_view what;  ///< completes "the client ..."

    /// url, text, charset: what becomes of user and password; nothing where it does not apply.
    std::optional<auth::Account> (*reshape)(const auth::Account&) = nullptr;
    /// assembly: what is put together of user and password.
    std::optional<std::string> (*join)(const auth::Account&) = nullptr;
    /// base64: what is made of "user:password".
    std::string (*encode)(const std::string&) = nullptr;
};

std::span<const BasicMistake> basic_mistakes();

}  // namespace proxy407::diagnosis

#pragma once

#include "auth/account.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace proxy407::diagnosis {

/// One mistake that clients make on the way from an account to the value after "Basic ", and what
/// there is to say about it. To add one, write its function and its row.
struct BasicMistake {
    enum class Stage { url, text, charset, assembly, base64 };

    /// url, text, charset: what becomes of user and password; nothing where it does not apply.
    using Reshape = std::optional<auth::Account> (*)(const auth::Account&);
    /// charset, assembly: what is put together of user and password.
    using Join = std::optional<std::string> (*)(const auth::Account&);
    /// base64: what is made of "user:password".
    using Encode = std::string (*)(const std::string&);

    std::string_view id;
    Stage stage;
    std::string_view what;          ///< completes "the client ..."
    std::string_view mending;       ///< what to do; whole sentences
    std::string_view requirements;  ///< ids of server/checks/requirements.json, a space between
    std::variant<Reshape, Join, Encode> function;  ///< by the moment at which it goes wrong
};

/// What becomes of user and password; nothing where the mistake is another, or does not apply.
std::optional<auth::Account> reshaped_by(const BasicMistake& mistake, const auth::Account& account);

std::span<const BasicMistake> url_mistakes();
std::span<const BasicMistake> charset_mistakes();
std::span<const BasicMistake> token_mistakes();  ///< of base64, and of the pair before it

/// All of them, in the order in which they are made.
std::span<const BasicMistake> basic_mistakes();

}  // namespace proxy407::diagnosis

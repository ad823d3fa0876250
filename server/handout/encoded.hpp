#pragma once

#include "auth/account.hpp"
#include "http/target.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace proxy407::handout {

/// Credentials in the forms that a client may ask for.
struct Encoded {
    std::string strict;   ///< "user:p%40ss" for a URL: works everywhere
    std::string least;    ///< the least that RFC 3986 asks
    std::string browser;  ///< as a browser writes it
    std::string token;    ///< of Basic
};

Encoded encoded(const auth::Account& account);

/// What RFC 7617 section 2 rules out; "" when the credentials can be sent.
std::string unsendable(const auth::Account& account);

/// HOST:PORT, or http://HOST:PORT/ as it is copied from a setting; or what is wrong with it, "" for
/// bytes that no line for a shell may hold.
std::variant<http::Authority, std::string> place_of_proxy(std::string_view text);

}  // namespace proxy407::handout

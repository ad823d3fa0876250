#pragma once

#include "auth/acceptor.hpp"
#include "auth/basic.hpp"
#include "auth/bearer.hpp"
#include "auth/custom.hpp"
#include "auth/digest.hpp"

#include <string_view>
#include <variant>

namespace proxy407::auth {

/// A scheme as one scenario asks for it.
using Scheme =
    std::variant<BasicPolicy, DigestPolicy, BearerPolicy, TokenPolicy, RawPolicy, HandshakePolicy>;

/// "Basic"; of a custom scheme the name it has, of a raw challenge what it begins with. Lives as
/// long as the scheme.
std::string_view scheme_name(const Scheme& scheme);

/// Does a user name and a password answer it? (Negotiate takes a ticket.)
bool takes_account(const Scheme& scheme);

}  // namespace proxy407::auth

#pragma once

#include "auth/acceptor.hpp"
#include "auth/basic.hpp"
#include "auth/bearer.hpp"
#include "auth/custom.hpp"
#include "auth/digest.hpp"

#include <string_view>
#include <variant>
#include <vector>

namespace proxy407::auth {

/// A scheme as one scenario asks for it.
using Scheme =
    std::variant<BasicPolicy, DigestPolicy, BearerPolicy, TokenPolicy, RawPolicy, HandshakePolicy>;

/// "Basic"; of a custom scheme the name it has, of a raw challenge what it begins with. Lives as
/// long as the scheme.
std::string_view scheme_name(const Scheme& scheme);

/// Does one of them have that name (compared without case)?
bool is_offered(const std::vector<Scheme>& schemes, std::string_view name);

/// Does a user name and a password answer it? (Negotiate takes a ticket.)
bool takes_account(const Scheme& scheme);

}  // namespace proxy407::auth

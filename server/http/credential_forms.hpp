#pragma once

#include "text/views.hpp"

#include <functional>
#include <string_view>
#include <vector>

// What looks like credentials by its form or its place, whoever they may belong to.

namespace proxy407::http {

/// Is this a name that secrets are kept under: of a field (any *Authorization*, Cookie, X-Api-Key
/// ...), of a query parameter, of a member of an object?
bool names_a_secret(std::string_view name);

/// Does a line of a head begin with a name and a colon? What does not may be the rest of the value
/// before it.
bool is_field_line(std::string_view line);

/// Octets under which nobody can be let in: the name of a known account.
using IsKnownName = std::function<bool(std::string_view)>;

/// In a value (a target, the value of a field, a line that is none): userinfo before an "@" with a
/// scheme or without, all that follows the name of an authentication scheme, the values of
/// parameters whose names tell, base64 of a pair, handshakes of NTLM.
std::vector<text::Range> forms_in_value(std::string_view value, const IsKnownName& is_known);

/// The same in a sentence or a command line: userinfo ends at white space, and what follows the
/// name of a scheme is masked only if it is no word of prose. With the arguments of options that
/// take credentials (curl -U, wget --proxy-password).
std::vector<text::Range> forms_in_text(std::string_view text, const IsKnownName& is_known);

}  // namespace proxy407::http

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace proxy407::auth {

/// What a token of SPNEGO (RFC 4178) from a client carries: views into it.
struct SpnegoToken {
    std::string_view mechanisms;  ///< the DER of MechTypeList; of a NegTokenInit
    std::string_view token;       ///< of the mechanism; empty if there is none
    bool has_mic = false;
};

/// A NegTokenInit or a NegTokenResp; nothing for other octets.
std::optional<SpnegoToken> parse_spnego(std::string_view octets);

/// The message of NTLM in a token of Negotiate: inside of SPNEGO, or the token itself. Empty when
/// it is another mechanism's.
std::string_view ntlm_inside(std::string_view token);

/// The NegTokenResp that carries a type 2 and says that NTLM was chosen, and more is to come.
std::string spnego_goes_on(std::string_view ntlm_message);

/// The NegTokenResp at the end; with the signature over the mechanisms where it is not empty.
std::string spnego_ends(std::string_view signature);

}  // namespace proxy407::auth

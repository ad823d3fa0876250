#pragma once

#include "auth/ntlm.hpp"

#include <string>
#include <string_view>

namespace proxy407::auth {

/// NTOWFv1 of a password in UTF-8 (MS-NLMP section 3.3.1); empty for other octets, which no client
/// can have hashed.
std::string nt_hash(std::string_view password);

/// What the NT response of a type 3 begins with if it was made with this password for this
/// challenge (8 octets): the whole response of version 1, with extended session security or
/// without (section 3.3.1), the NTProofStr of version 2 (section 3.3.2). Empty where no password
/// makes such a response.
///
/// LM and LMv2 responses are not looked at: LM does not tell upper from lower case, and a client
/// whose NT response is wrong is wrong.
std::string ntlm_proof(
    const NtlmMessage& type3, std::string_view challenge, std::string_view password
);

/// Was the NT response made with this password? Takes the same time wherever they differ.
bool is_ntlm_response_of(
    const NtlmMessage& type3, std::string_view challenge, std::string_view password
);

/// The key of the session (ExportedSessionKey, section 3.1.5.1.2) behind a right response of
/// version 2, empty for version 1: integrity codes came with version 2.
std::string ntlm_session_key(const NtlmMessage& type3, std::string_view password);

/// Does the response say that the message has an integrity code? (MsvAvFlags, section 2.2.2.1.) It
/// is part of what version 2 proves, so nobody can leave the code out on the way.
bool promises_mic(const NtlmMessage& type3);

/// Is the integrity code over the three messages the right one (section 3.1.5.1.2)? It protects the
/// handshake from being changed on its way, and is no substitute for the response.
bool has_right_mic(
    std::string_view session_key,
    std::string_view type1,
    std::string_view type2,
    std::string_view type3
);

/// The server's first signature of the session, over `octets` (section 3.4.4.2).
std::string ntlm_signature(
    std::string_view session_key, std::uint32_t flags, std::string_view octets
);

}  // namespace proxy407::auth

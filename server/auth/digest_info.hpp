#pragma once

#include "auth/digest_response.hpp"
#include "http/reply.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace proxy407::auth {

/// What an answer tells of a success: Proxy-Authentication-Info (RFC 7616 section 3.5), or the last
/// word of a handshake. It stands in any answer, whatever its status, that to CONNECT included
/// (RFC 9110 sections 11.6.3 and 11.7.3).
struct DigestInfo {
    std::string nextnonce;                   ///< empty: none
    std::optional<DigestInputs> proof = {};  ///< of the request, for rspauth; nothing: none
    std::string last_word = {};  ///< "Negotiate oYG..." for Proxy-Authenticate (RFC 4559 section 5)
};

/// The field's value; "" when there is nothing to tell. `content` is that of the answer, empty
/// for one to HEAD or a 2xx to CONNECT (RFC 9110 section 6.4.1), nothing when it is not known yet:
/// rspauth is left out then where it depends on it (qop=auth-int).
std::string digest_info_value(const DigestInfo& info, std::optional<std::string_view> content);

/// Adds it all to an answer with that content.
void put_info(http::Reply& reply, const DigestInfo& info, std::optional<std::string_view> content);

}  // namespace proxy407::auth

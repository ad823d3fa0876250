#pragma once

#include "http/head.hpp"
#include "http/reply.hpp"

#include <string>
#include <string_view>

namespace proxy407::http {

/// The name we give in Via and Proxy-Status.
inline constexpr std::string_view pseudonym = "proxy407";

/// A request as it leaves towards the origin.
struct ForwardedRequest {
    std::string method;
    std::string path_and_query;  ///< origin-form, or "*"
    std::string host;            ///< the value of the Host field we generate
    FieldList fields;  ///< Host first, Via last; no hop-by-hop field, no Proxy-Authorization
};

/// What a conforming proxy sends on for an absolute-form request: hop-by-hop fields and those
/// named by Connection removed (RFC 9110 section 7.6.1), Host regenerated (RFC 9112 section 3.2.2),
/// Via added (RFC 9110 section 7.6.3), the credentials for this proxy consumed (section 11.7.2),
/// Max-Forwards counted down (section 7.6.2).
ForwardedRequest forward_request(const RequestHead& head);

/// A request that came to the origin directly, inside a tunnel: every field as it came.
ForwardedRequest direct_request(const RequestHead& head);

/// The request on the wire, in HTTP/1.1.
std::string to_octets(const ForwardedRequest& request);

/// Prepares a response for the client: hop-by-hop fields and Proxy-Authenticate of the next hop
/// removed (RFC 9110 sections 7.6.1 and 11.7.1), Via and Date added (sections 7.6.3 and 6.6.1).
void forward_response(Reply& reply, std::time_t now);

}  // namespace proxy407::http

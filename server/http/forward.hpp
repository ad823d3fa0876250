#pragma once

#include "http/framing.hpp"
#include "http/head.hpp"
#include "http/proxy_status.hpp"
#include "http/reply.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace proxy407::http {

/// A request as it leaves towards the origin.
struct ForwardedRequest {
    std::string method;
    std::string path_and_query;  ///< origin-form, or "*"
    std::string host;            ///< the value of the Host field we generate
    FieldList fields;            ///< Host first; nothing that is for one hop or for a proxy
    bool has_length = false;     ///< Content-Length is due, be it 0
};

/// Is a field of that name for a proxy: Proxy, or Proxy- and more? Case and kind of mark do not
/// count, because servers that hand fields on as HTTP_PROXY_AUTHORIZATION (CGI) make one of them
/// all; HTTP_PROXY itself became a setting of the program behind them (CVE-2016-5385).
bool is_proxy_field(std::string_view name);

/// What a conforming proxy sends on for an absolute-form request: hop-by-hop fields and those
/// named by Connection removed (RFC 9110 section 7.6.1), Host regenerated (RFC 9112 section 3.2.2),
/// Via added (RFC 9110 section 7.6.3), what is for this proxy consumed (section 11.7.2),
/// Max-Forwards counted down (section 7.6.2). No field that frames the message is copied: see
/// put_content_length. 100-continue is left out: we are the one who says it (section 10.1.1).
ForwardedRequest forward_request(
    const RequestHead& head, const Framing& framing, std::string_view via_name = pseudonym
);

/// Frames a request of forward_request by the content that was read: one Content-Length, or none
/// where there is nothing to tell.
void put_content_length(ForwardedRequest& request, std::uint64_t octets);

/// The lines of the fields that forward_request keeps back for their kind alone, where a proxy that
/// compares names as they are would send them on.
std::string kept_back(const RequestHead& head);

/// A request that came to the origin directly, inside a tunnel: every field as it came.
ForwardedRequest direct_request(const RequestHead& head);

/// The request on the wire, in HTTP/1.1.
std::string to_octets(const ForwardedRequest& request);

/// Is that the name of a hop in Via? (RFC 9110 section 7.6.3; comments are none)
bool went_through(const RequestHead& head, std::string_view via_name);

/// Prepares a response for the client: fields for one hop or for a proxy removed (RFC 9110 sections
/// 7.6.1 and 11.7.1), Via and Date added (sections 7.6.3 and 6.6.1). In Proxy-Status nobody but us
/// speaks under our name, and we speak last (RFC 9209 section 2).
void forward_response(
    Reply& reply, std::time_t now, std::string_view via_name = pseudonym, int minor_version = 1
);

/// The same for an interim response, which gets neither Via nor Date (RFC 9110 section 15.2).
void forward_interim(Reply& reply);

}  // namespace proxy407::http

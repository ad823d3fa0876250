#pragma once

#include "ladder/probe.hpp"
#include "ladder/question.hpp"

#include <string>
#include <string_view>

namespace proxy407::ladder {

/// A request to the proxy, without credentials.
struct Request {
    std::string method;
    std::string target;
    std::string host;
};

/// For the target as its URL says: by CONNECT where it is https.
Request request_for(const Target& target);

/// The same target by GET, or a tunnel to its place.
Request get(const Target& target);
Request tunnel_to(const http::Authority& place);

std::string to_octets(const Request& request, std::string_view authorization = "");

/// The name that nobody has, for a tunnel and for a plain request.
Target made_up_target(bool tls);

}  // namespace proxy407::ladder

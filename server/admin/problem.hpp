// admin: the control API without its socket: a table of routes, and the desk that they work at.
#pragma once

#include "http/reply.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::admin {

using Json = nlohmann::ordered_json;

/// Why a request gets something else than it asked for (RFC 9457).
struct Problem {
    int status = 400;
    std::string_view type;     ///< id: "unknown-key"
    std::string detail;        ///< one or two sentences: what is wrong, and what to do
    std::string pointer = {};  ///< JSON pointer into the body; "?name" for a key of the query
    Json more = {};            ///< members beside the usual ones
};

Json to_json(const Problem& problem);

/// The answer that tells of it.
http::Reply to_reply(const Problem& problem);

/// A key or a member that is none of those that are known.
Problem unknown_key(
    std::string_view what, std::string_view key, const std::vector<std::string>& known
);

/// A word that is none of those that are known: "no proxy is called "defualt"".
Problem not_found(
    std::string_view what, std::string_view name, const std::vector<std::string>& known
);

}  // namespace proxy407::admin

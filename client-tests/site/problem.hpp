#pragma once

#include "site/client_results.hpp"
#include "site/entry.hpp"

#include <cstddef>
#include <map>
#include <string>

namespace proxy407::site {

/// The exchange that proves the cause: what the client sent, and the status and the challenge of
/// the response. Of a leak, what came to where it must not; of all else, what came to the proxy. ""
/// for a cause that no exchange shows.
std::string proving_bytes(const results::Cause& cause);

/// What to do about it: as the proxy's diagnosis says, or what its finding means.
std::string fix_of(const results::Cause& cause);

/// The channels by which all of its cases that were asked conform, and how many these are.
std::map<std::string, std::size_t> ways_around(
    const results::Cause& cause, const ClientResults& client
);

/// The command that shows the case again, on any machine.
std::string command_of(const results::Result& result);

/// Nothing of it is for the client's maintainers first: is_unpublished does not hold.
Problem problem_of(const results::Cause& cause, const ClientResults& client);

}  // namespace proxy407::site

#pragma once

#include "auth/account.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::ladder {

/// What a client makes of a proxy URL whose credentials are spelt right. Measured: docs/results has
/// it for the client, in its special-character test.
struct Measured {
    std::string_view character;  ///< the row of that test: "empty-password"
    std::string_view client;     ///< the file in docs/results: "node-undici"
    std::string_view finding;    ///< what the file says of it
    std::string_view name;       ///< "Node's fetch"
};

std::span<const Measured> all_measured();

/// Whole sentences for the credentials of a URL, as they are meant and as they stand in it.
std::vector<std::string> measured_of(const auth::Account& meant, const auth::Account& written);

}  // namespace proxy407::ladder

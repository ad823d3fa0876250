#pragma once

#include "admin/answer.hpp"
#include "http/head.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace proxy407::admin {

/// What the API is called by those who ask.
struct OwnNames {
    std::uint16_t port = 0;

    /// Others than programs on this machine may ask, by these names and by any address; "*": by any
    /// name. Its port may have been published as another one.
    std::vector<std::string> hosts = {};

    bool is_for_others() const { return !hosts.empty(); }
};

/// A request that may ask, as far as its head goes; or why it may not.
///
/// The API is for programs. A page in a browser is none, wherever it was loaded from: one that had
/// its name resolved to this address (DNS rebinding) shows in Host, another one in Origin or
/// Sec-Fetch-Site. What came through a proxy shows in Via or in its target.
std::variant<Request, Problem> admit(const http::RequestHead& head, const OwnNames& own);

}  // namespace proxy407::admin

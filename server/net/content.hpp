#pragma once

#include "auth/digest_algorithm.hpp"
#include "http/body_reader.hpp"
#include "http/content.hpp"
#include "net/connection.hpp"

#include <cstdint>
#include <optional>

namespace proxy407::net {

/// What is wanted of a request's content.
struct ContentWish {
    std::uint64_t limit;  ///< more than that is too large
    std::uint64_t kept;   ///< so much of its beginning is kept

    /// Its hash by this: the verdict hangs on it, and its sender has proved nothing yet.
    std::optional<auth::DigestAlgorithm> hash;
};

struct TakenContent {
    http::BodyReader::State state;  ///< more: the client left before its end
    http::Content content;
    bool found_no_room = false;  ///< kept is less than was wanted: the memory for all is used up
    bool credentials_in_trailer = false;
};

/// Reads the content of the request in hand, asked for with 100 Continue where the client waits for
/// that.
awaitable<TakenContent> take_content(
    Connection& connection, const http::Framing& framing, ContentWish wish
);

/// The content of the request in hand has been used.
void forget_content(Connection& connection);

}  // namespace proxy407::net

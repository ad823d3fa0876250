#pragma once

#include "admin/desk.hpp"
#include "origin/stream.hpp"

#include <functional>
#include <string>

namespace proxy407::admin {

/// A text over many exchanges, made piece by piece: however many there are, none holds up the
/// loop.
struct Pieces {
    std::string before;     ///< the first exchange
    std::string separator;  ///< between two of them

    /// The next exchange after that number; null: there is none.
    std::function<const journal::Exchange*(std::uint64_t)> next;
    std::function<std::string(const journal::Exchange&)> text;
    std::function<std::string(std::uint64_t last)> after;  ///< the last exchange
};

/// The desk must outlive the stream. Where the exchanges are reset on the way, it ends early.
origin::Stream stream_of(Desk& desk, Pieces pieces);

/// Those that match, of the exchanges after a number, no more than so many.
std::function<const journal::Exchange*(std::uint64_t)> matching(
    Desk& desk, Filter filter, std::uint64_t since, std::uint64_t most
);

}  // namespace proxy407::admin

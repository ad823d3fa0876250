#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace proxy407::origin {

/// Content that is made while it is sent: a client that does not read costs one piece of it, and
/// to make a piece holds up nobody.
struct Stream {
    std::function<std::string()> next;    ///< the octets that follow; none: it is over
    std::optional<std::uint64_t> length;  ///< nothing: not known before the end
};

/// What a stream gives at once.
inline constexpr std::size_t piece_octets = 64ul * 1024;

/// Takes all that is left of it.
std::string all_of(const Stream& stream);

/// Octets that are there already, and stay as long as the stream.
Stream octets_in_pieces(std::string_view octets);

}  // namespace proxy407::origin

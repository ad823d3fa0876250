#include "origin/route.hpp"

#include <algorithm>

namespace proxy407::origin {
namespace {

constexpr std::uint64_t most_octets = 10 * 1024 * 1024;

/// A linear congruential generator: the same octets each time, of every value.
struct Octets {
    std::uint64_t left;
    std::uint32_t state = 407;

    std::string operator()() {
        std::string piece(std::min<std::uint64_t>(left, piece_octets), '\0');
        left -= piece.size();
        for (char& octet : piece) {
            state = state * 1664525u + 1013904223u;
            octet = static_cast<char>(state >> 24);
        }
        return piece;
    }
};

}  // namespace

Answer bytes(const Call& call) {
    const auto count = number_up_to(call.captures[0], most_octets);
    if (!count) return bad_request("/bytes/N takes a number of bytes, 0 to 10485760.");
    Answer answer;
    answer.reply.set("Content-Type", "application/octet-stream");
    answer.put_content({Octets{*count}, *count});
    return answer;
}

}  // namespace proxy407::origin

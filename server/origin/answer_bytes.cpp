#include "origin/route.hpp"

namespace proxy407::origin {
namespace {

constexpr std::uint64_t most_octets = 10 * 1024 * 1024;

}  // namespace

Answer bytes(const Call& call) {
    const auto count = number_up_to(call.captures[0], most_octets);
    if (!count) return bad_request("/bytes/N takes a number of octets, 0 to 10485760.");
    Answer answer;
    answer.reply.set("Content-Type", "application/octet-stream");
    answer.reply.body.reserve(*count);
    // A linear congruential generator: the same octets each time, of every value.
    std::uint32_t state = 407;
    for (std::uint64_t i = 0; i < *count; ++i) {
        state = state * 1664525u + 1013904223u;
        answer.reply.body += static_cast<char>(state >> 24);
    }
    return answer;
}

}  // namespace proxy407::origin

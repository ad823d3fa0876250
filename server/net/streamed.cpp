#include "net/streamed.hpp"

#include <array>
#include <cstdio>

namespace proxy407::net {

std::string chunk(std::string_view octets) {
    std::array<char, 24> size{};
    std::snprintf(size.data(), size.size(), "%zx\r\n", octets.size());
    return size.data() + std::string(octets) + "\r\n";
}

awaitable<bool> write_stream(
    Connection& connection, std::string head, const origin::Stream& stream, bool is_chunked
) {
    auto octets = std::move(head);
    while (true) {
        co_await connection.context.turns.wait();
        const auto piece = stream.next();
        octets += is_chunked ? chunk(piece) : piece;  // an empty chunk is the last one
        if (octets.empty()) co_return true;
        const bool written = co_await write(connection, octets);
        if (!written) co_return false;
        if (piece.empty()) co_return true;
        octets.clear();
    }
}

}  // namespace proxy407::net

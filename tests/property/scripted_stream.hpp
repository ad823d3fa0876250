#pragma once

#include "net/byte_stream.hpp"
#include "random_words.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <limits>
#include <string>

namespace proxy407::property {

namespace asio = boost::asio;

/// What a client sends, how the network carries it, and what the client got. A turn is one of the
/// event loop.
struct Wire {
    static constexpr std::size_t never = std::numeric_limits<std::size_t>::max();

    std::string sent;
    std::size_t most_at_once = never;  ///< a piece has 1 to so many octets
    std::size_t most_turns = 0;        ///< that a piece, or an answer, is on its way
    std::size_t breaks_after = never;  ///< so many octets of the client came through
    bool with_reset = false;           ///< or else the client's side just ends there
    std::size_t takes = never;         ///< octets of the answers, and breaks

    std::size_t arrived = 0;
    std::string answered = {};
};

/// A client's stream without any network. It never waits for a clock.
class ScriptedStream : public net::ByteStream {
public:
    ScriptedStream(asio::io_context& io, Wire& wire, Random& random)
        : io_(io), wire_(wire), random_(random) {}

    net::awaitable<net::ReadResult> read_some(asio::mutable_buffer buffer) override {
        co_await carry();
        net::ReadResult result;
        const auto end = std::min(wire_.sent.size(), wire_.breaks_after);
        if (wire_.arrived == end) {
            const bool broken = end < wire_.sent.size() && wire_.with_reset;
            result.error = asio::error::eof;
            if (broken) result.error = asio::error::connection_reset;
            co_return result;
        }
        const auto most = std::min(wire_.most_at_once, read_at_once_);
        const auto piece = most == read_at_once_ ? most : 1 + random_.below(most);
        result.size = std::min({piece, end - wire_.arrived, buffer.size()});
        std::memcpy(buffer.data(), wire_.sent.data() + wire_.arrived, result.size);
        wire_.arrived += result.size;
        co_return result;
    }

    net::awaitable<net::error_code> read_into(std::string& octets) override {
        std::string piece(read_at_once_, '\0');
        const auto result = co_await read_some(asio::buffer(piece));
        octets.append(piece, 0, result.size);
        co_return result.error;
    }

    net::awaitable<net::error_code> write_all(std::string_view octets) override {
        co_await carry();
        const auto taken = std::min(octets.size(), wire_.takes - wire_.answered.size());
        wire_.answered += octets.substr(0, taken);
        if (taken < octets.size()) co_return asio::error::broken_pipe;
        co_return net::error_code();
    }

    net::awaitable<void> shutdown_send() override { co_return; }

    /// These clients know no TLS.
    net::awaitable<net::AcceptedTls> accept_tls(ssl_ctx_st*, std::string_view) override {
        net::AcceptedTls refused;
        refused.error = asio::error::operation_not_supported;
        co_return refused;
    }

private:
    net::awaitable<void> carry() {
        auto turns = wire_.most_turns == 0 ? 0 : random_.below(wire_.most_turns + 1);
        for (; turns > 0; --turns) co_await asio::post(io_, asio::use_awaitable);
    }

    static constexpr std::size_t read_at_once_ = net::read_at_once;
    asio::io_context& io_;
    Wire& wire_;
    Random& random_;
};

}  // namespace proxy407::property

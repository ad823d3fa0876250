#pragma once

#include "http/body_reader.hpp"
#include "http/head_reader.hpp"
#include "net/byte_stream.hpp"
#include "net/context.hpp"
#include "net/served.hpp"

#include <memory>
#include <string>
#include <utility>

namespace proxy407::net {

/// One connection from a client, and what was read of it but not used yet.
struct Connection {
    Context& context;
    std::shared_ptr<Served> served;
    TaskGroup::Task& task;
    Tcp::socket& socket;
    ByteStream* stream = nullptr;  ///< plain, or TLS over it
    journal::Recorder recorder = journal::Recorder::proxy;
    std::uint64_t id = 0;
    scenario::Address peer = {};
    std::string peer_text = {};  ///< "127.0.0.1:40312"
    std::string buffer = {};     ///< received and not used
    std::uint64_t recorded = 0;  ///< exchanges of it that went into the journal

    /// What the content of the request in hand takes of the memory for all.
    ContentBudget::Share content{context.content};
    ContentBudget::Share unproven_content{context.unproven_content};

    decision::ScenarioState& scenario() const { return served->state; }

    /// Goes over to the scenario that its port serves by now; false where it is the same.
    bool keep_up();
};

/// Puts a layer over the connection's stream while it lives: TLS, a cut.
class StreamLayer {
public:
    StreamLayer(Connection& connection, ByteStream& layer)
        : connection_(connection), below_(std::exchange(connection.stream, &layer)) {}

    ~StreamLayer() { connection_.stream = below_; }

    StreamLayer(const StreamLayer&) = delete;
    StreamLayer& operator=(const StreamLayer&) = delete;

private:
    Connection& connection_;
    ByteStream* below_;
};

/// Appends what comes next to the buffer; false when nothing will come any more. The caller has
/// begun the phase that it reads in.
awaitable<bool> read_more(Connection& connection);

/// Appends the first octets of what may be a head: an empty buffer is Phase::request, any other is
/// Phase::head.
awaitable<bool> read_more_of_head(Connection& connection);

/// Writes all of an answer; false when the client is gone.
awaitable<bool> write(Connection& connection, std::string_view octets);

/// As write, in the phase that the caller has begun.
awaitable<bool> write_on(Connection& connection, std::string_view octets);

/// Waits; the connection's time is extended by as much. False when it was ended meanwhile.
awaitable<bool> pause(Connection& connection, std::chrono::milliseconds time);

/// A TLS handshake with the client, beginning with what is in the buffer.
awaitable<AcceptedTls> accept_tls(Connection& connection, ssl_ctx_st* context);

/// Half-close, take what still comes for a moment, so that our last octets are not lost to a reset
/// (RFC 9112 section 9.6).
awaitable<void> close_in_stages(Connection& connection);

/// Ends the connection with RST.
void reset(Connection& connection);

/// Takes and forgets until the client leaves or its time is over.
awaitable<void> stay_silent(Connection& connection);

/// What came of waiting for a request's head.
struct NextHead {
    enum class State { head, nothing, unreadable };
    State state = State::nothing;  ///< nothing: the client left between two requests
    std::string octets;            ///< the head; or what could not be read as one
    http::Complaint complaint;     ///< when unreadable
};

awaitable<NextHead> read_head(Connection& connection);

/// Reads a request's content into the sink. `state` more: the client left before its end.
awaitable<http::BodyReader> read_content(
    Connection& connection,
    const http::Framing& framing,
    std::uint64_t limit,
    http::BodyReader::Sink sink
);

}  // namespace proxy407::net

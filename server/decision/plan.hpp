#pragma once

#include "auth/digest_algorithm.hpp"
#include "auth/digest_info.hpp"
#include "http/forward.hpp"
#include "http/target.hpp"
#include "scenario/model.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

// Decide, plan, perform
//
// decide() touches no socket: it returns what is to be done, as a list of small values, and
// net/perform.cpp does it, one coroutine for each kind of step. So a test reads a decision instead
// of a socket, and a fault or a scripted answer is one more list, not one more branch of the
// session.
//
// Steps are performed in order, and the first that can't be (the client is gone, its content is
// malformed) ends the plan and the connection. The shapes that occur:
//
//   the proxy's response   Pause? (Send | Pause)*, then DrainContent? AwaitNext | Close | an effect
//   the origin's response  ReadContent? AnswerFromOrigin | Forward, then AwaitNext | Close
//   a tunnel               OpenTunnel, which holds the sends of its own response
//   no verdict yet         ReadContent DecideAgain
//   a fault                Pause? Close | Reset | Silence | AwaitNext (it only took time)
//
// The plan says what becomes of the connection, because only decide() knows both what the client
// allows (RFC 9112 section 9.3) and what the response is. Content that the proxy did not ask for is
// drained if the connection goes on. A connection closes in stages, so that a reset does not
// destroy the last response (RFC 9112 section 9.6). Nothing follows a 2xx to CONNECT: the bytes
// belong to the tunnel (RFC 9110 section 9.3.6).

namespace proxy407::decision {

struct Send {
    std::string octets;
    std::size_t piece_octets = 0;        ///< written in pieces of that size; 0: at once
    std::chrono::milliseconds pause{0};  ///< after each piece but the last
};

struct Pause {
    std::chrono::milliseconds time;
};

/// Say "100 Continue" if the client waits for it, and take the request's content.
struct ReadContent {
    std::uint64_t limit;

    /// The verdict hangs on its hash by this. Who sends it has proved nothing: no more of it is
    /// kept than costs little.
    std::optional<auth::DigestAlgorithm> hash = {};
};

/// The verdict hangs on the content that was read: decide() is asked again, with it in
/// ConnectionState::content. The last step of its plan.
struct DecideAgain {};

/// Read and forget the request's content, so that the connection can go on (RFC 9112 section 9.3).
struct DrainContent {
    std::uint64_t limit;
};

/// The embedded origin answers.
struct AnswerFromOrigin {
    http::ForwardedRequest request;
    auth::DigestInfo info = {};  ///< for Proxy-Authentication-Info
};

/// A real host answers.
struct Forward {
    http::Authority to;
    http::ForwardedRequest request;
    auth::DigestInfo info = {};
};

/// 200, then octets both ways: to the embedded origin, or to a real host.
struct OpenTunnel {
    http::Authority to;
    bool forward = false;
    std::vector<std::variant<Send, Pause>> established;  ///< what says so
    std::optional<scenario::Tunnel::End> end;            ///< before its time
};

/// Staged: half-close, drain, close (RFC 9112 section 9.6).
struct Close {};

struct Reset {};

/// Say nothing until the client gives up or the idle limit passes.
struct Silence {};

/// The next request on this connection.
struct AwaitNext {};

using Step = std::variant<
    Send,
    Pause,
    ReadContent,
    DecideAgain,
    DrainContent,
    AnswerFromOrigin,
    Forward,
    OpenTunnel,
    Close,
    Reset,
    Silence,
    AwaitNext>;

/// What the session is to do, in order. It ends with Close, Reset, Silence, OpenTunnel,
/// DecideAgain or AwaitNext.
using Plan = std::vector<Step>;

}  // namespace proxy407::decision

#pragma once

#include "net/limits.hpp"

#include <chrono>
#include <cstddef>
#include <string_view>

namespace proxy407::net {

/// What a connection waits for.
enum class Phase {
    request,    ///< the first octet of a request
    head,       ///< the rest of a head
    handshake,  ///< the end of a TLS handshake
    content,    ///< the rest of a request's content
    reply,      ///< a client that takes its answer
    tunnel,     ///< octets of either side
    silence,    ///< a client that gives up
    closing,    ///< a client that closes, too
    work        ///< our own side: a scripted pause, a target
};

/// "head", "content" ...
std::string_view name(Phase phase);

/// Until when a connection may live. A pure value: the time is handed to it.
///
/// Silence ends each phase after Limits::idle. A head, a handshake, a silence and a close have an
/// end that no octet moves. Content and answers may be long: their end moves by every `stride`
/// octets, which is a minimum rate. In a tunnel each octet counts.
class Deadline {
public:
    using Clock = std::chrono::steady_clock;
    using Time = Clock::time_point;

    /// Content or an answer must move so many octets in its time.
    static constexpr std::size_t stride = 64 * 1024;

    /// `limits` must outlive it. Begins with Phase::request.
    Deadline(const Limits& limits, Time now);

    /// False, and nothing changes, when it is in that phase already.
    bool begin(Phase phase, Time now);

    /// Phase::work, anew, for at most so long.
    void work(Clock::duration time, Time now);

    /// Octets came or went; true when that began a new stride.
    bool moved(std::size_t octets, Time now);

    Phase phase() const { return phase_; }

    /// The beginning of the phase or of its present stride.
    Time since() const { return since_; }

    Time end() const;

private:
    Clock::duration limit() const;

    const Limits* limits_;
    Phase phase_ = Phase::request;
    Time since_;
    Time last_octet_;
    std::size_t in_stride_ = 0;
    Clock::duration work_{};
};

}  // namespace proxy407::net

#pragma once

#include "http/body_reader.hpp"
#include "http/head_reader.hpp"
#include "http/response_head.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace proxy407::http {

/// Precedents for the interim answers: Node's client ends at 32 KiB of head, Go's at 5 answers or
/// 1 MiB.
struct ResponseLimits {
    std::size_t head = 64 * 1024;  ///< of one head, and of all interim ones together
    std::size_t interim_answers = 100;
    std::uint64_t content = 64ull * 1024 * 1024;
};

/// Takes what a target answers to one request, in any pieces: interim answers, then the final one
/// with its content. Trailers are dropped: no field of theirs may become one of the head (RFC 9110
/// section 6.5.1).
class ResponseReader {
public:
    enum class State { more, interim, complete, faulty };

    /// `to_head`: the request was HEAD.
    ResponseReader(bool to_head, ResponseLimits limits);
    ResponseReader(const ResponseReader&) = delete;
    ResponseReader& operator=(const ResponseReader&) = delete;

    State feed(std::string_view octets);

    /// After `interim`: what it was, and on with what is there already.
    Reply take_interim();

    /// The target closed the connection; not `cleanly`: by a reset.
    State end(bool cleanly);

    State state() const { return state_; }

    /// After `complete`: the final answer. `reply.body` is its content, transfer coding removed.
    ResponseHead& head() { return head_; }

    const ResponseFault& fault() const { return fault_; }

private:
    void read_head();
    void take_head(std::string_view octets);
    void judge_interim(std::size_t octets);
    void begin_content();
    void read_content();
    void fail(std::string error, std::string finding, std::string message);

    bool to_head_;
    ResponseLimits limits_;
    State state_ = State::more;
    std::string buffer_;
    HeadReader head_reader_;
    ResponseHead head_;
    std::optional<BodyReader> body_reader_;  ///< where the content has an end of its own
    bool in_content_ = false;
    std::size_t interim_answers_ = 0;
    std::size_t interim_octets_ = 0;
    ResponseFault fault_;
};

}  // namespace proxy407::http

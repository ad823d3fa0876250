#pragma once

#include <cstddef>
#include <string_view>

namespace proxy407::http {

/// Precedents: Apache httpd 8 KiB a line and 100 lines, nginx 4 x 8 KiB, Squid 64 KiB.
/// RFC 9112 section 3 recommends at least 8000 octets for a request line.
struct HeadLimits {
    std::size_t request_line = 16 * 1024;
    std::size_t head = 64 * 1024;
    std::size_t fields = 200;
};

/// Finds the end of a head in octets that arrive in any pieces, looking at each octet once.
class HeadReader {
public:
    enum class State { more, complete, request_line_too_large, head_too_large };

    explicit HeadReader(HeadLimits limits = {}) : limits_(limits) {}

    /// `received` is all that arrived since the last head, empty lines before the request line
    /// included (RFC 9112 section 2.2 lets them be ignored).
    State feed(std::string_view received);

    /// After `complete`: where the head begins and ends in `received`.
    std::size_t begin() const { return begin_; }

    std::size_t end() const { return end_; }

    void reset() { *this = HeadReader(limits_); }

private:
    HeadLimits limits_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::size_t looked_at_ = 0;
    std::size_t line_begin_ = 0;
    std::size_t fields_ = 0;
    bool in_request_line_ = true;
};

}  // namespace proxy407::http

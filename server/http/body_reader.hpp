#pragma once

#include "http/framing.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::http {

/// Takes the octets after a head and hands on the content, decoded. It keeps none of it.
class BodyReader {
public:
    enum class State { more, complete, malformed, too_large };
    using Sink = std::function<void(std::string_view content)>;

    BodyReader(const Framing& framing, std::uint64_t limit, Sink sink);
    ~BodyReader();
    BodyReader(BodyReader&&) noexcept;

    /// Consumes what belongs to the content and says how much that was: all of it until the state
    /// is `complete`, then the rest belongs to the next request.
    std::size_t feed(std::string_view octets);
    State state() const;
    std::uint64_t received() const;  ///< octets of content so far, transfer coding removed
    const std::vector<std::string>& trailer_names() const;  ///< lower case; chunked only

private:
    std::size_t feed_chunked(std::string_view octets);
    void hand_on(std::string_view content);
    void finish_chunked();

    struct Chunked;  // Beast's parser, out of this header for the build's sake
    Framing framing_;
    Sink sink_;
    State state_;
    std::uint64_t received_ = 0;
    std::vector<std::string> trailer_names_;
    std::unique_ptr<Chunked> chunked_;
};

}  // namespace proxy407::http

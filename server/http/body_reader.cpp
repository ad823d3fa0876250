#include "http/body_reader.hpp"

#include "text/octets.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <functional>

namespace proxy407::http {

namespace beast_http = boost::beast::http;

namespace {

/// RFC 9112 section 7.1.1 asks for a limit on chunk extensions; nobody is known to send any.
constexpr std::size_t extension_limit = 4 * 1024;

/// Of a chunk's first line, or of the trailer section, while it is incomplete.
constexpr std::size_t pending_limit = 16 * 1024;

/// "0" CR LF CR LF. Shown less of it a second time, Beast fails an assertion.
constexpr std::size_t shortest_end = 5;

/// Beast would wait for ever for the CR of such a line.
bool has_bare_line_feed(std::string_view lines) {
    for (auto at = lines.find('\n'); at != lines.npos; at = lines.find('\n', at + 1)) {
        if (at == 0 || lines[at - 1] != '\r') return true;
    }
    return false;
}

/// What follows a chunk's size is its end or an extension (RFC 9112 section 7.1.1): "0x5" is none.
/// Beast takes any octets for an extension.
bool is_extension(std::string_view after_size) {
    const auto text = text::trim(after_size);
    return text.empty() || text.front() == ';' || text.front() == '\r';
}

/// Beast holds the last chunk back until the trailers are whole; its size line can be judged now.
bool begins_with_bad_size(std::string_view pending) {
    if (pending.starts_with("\r\n")) pending.remove_prefix(2);
    const auto end = pending.find_first_not_of("0123456789abcdefABCDEF");
    return end != pending.npos && end > 0 && !is_extension(pending.substr(end));
}

}  // namespace

/// Beast undoes the chunked coding: it is fed a head of our own, then the octets.
struct BodyReader::Chunked {
    beast_http::request_parser<beast_http::string_body> parser;
    std::string pending;  ///< what Beast wants to see again, together with what follows
    std::function<void(std::uint64_t, boost::beast::string_view, boost::beast::error_code&)>
        check_extension = [](std::uint64_t, auto extension, auto& error) {
            const bool too_long = extension.size() > extension_limit;
            if (too_long || !is_extension(std::string_view(extension)))
                error = beast_http::error::bad_chunk_extension;
        };
};

BodyReader::BodyReader(const Framing& framing, std::uint64_t limit, Sink sink)
    : framing_(framing), sink_(std::move(sink)), state_(State::more) {
    if (framing.body == Framing::Body::none ||
        (framing.body == Framing::Body::length && framing.length == 0)) {
        state_ = State::complete;
    } else if (framing.body == Framing::Body::length && framing.length > limit) {
        state_ = State::too_large;
    } else if (framing.body == Framing::Body::chunked) {
        chunked_ = std::make_unique<Chunked>();
        auto& parser = chunked_->parser;
        parser.eager(true);
        parser.body_limit(limit);
        parser.on_chunk_header(chunked_->check_extension);
        boost::beast::error_code error;
        constexpr std::string_view head = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
        parser.put(boost::asio::const_buffer(head.data(), head.size()), error);
    }
}

BodyReader::~BodyReader() = default;
BodyReader::BodyReader(BodyReader&&) noexcept = default;

std::size_t BodyReader::feed(std::string_view octets) {
    if (state_ != State::more) return 0;
    if (chunked_) return feed_chunked(octets);
    const auto wanted = framing_.length - received_;
    const auto taken = static_cast<std::size_t>(std::min<std::uint64_t>(wanted, octets.size()));
    hand_on(octets.substr(0, taken));
    if (received_ == framing_.length) state_ = State::complete;
    return taken;
}

void BodyReader::hand_on(std::string_view content) {
    received_ += content.size();
    if (!content.empty()) sink_(content);
}

std::size_t BodyReader::feed_chunked(std::string_view octets) {
    auto& [parser, pending, check_extension] = *chunked_;
    pending += octets;
    if (pending.size() < shortest_end) return octets.size();

    std::size_t parsed = 0;
    boost::beast::error_code error;
    while (parsed < pending.size() && !parser.is_done() && !error) {
        parsed += parser.put(
            boost::asio::const_buffer(pending.data() + parsed, pending.size() - parsed), error
        );
    }
    auto& decoded = parser.get().body();
    hand_on(decoded);
    decoded.clear();
    const auto left = pending.size() - parsed;
    pending.erase(0, parsed);
    if (parser.is_done()) {
        finish_chunked();
        return octets.size() - left;
    }
    const bool waits = !error || error == beast_http::error::need_more;
    if (error == beast_http::error::body_limit) {
        state_ = State::too_large;
    } else if (!waits || left > pending_limit || has_bare_line_feed(pending) || begins_with_bad_size(pending)) {
        state_ = State::malformed;
    }
    return octets.size();
}

void BodyReader::finish_chunked() {
    state_ = State::complete;
    auto& message = chunked_->parser.get();
    message.erase(beast_http::field::transfer_encoding);  // of our own head
    for (const auto& field : message) {
        trailer_names_.push_back(text::to_lower(std::string_view(field.name_string())));
    }
}

BodyReader::State BodyReader::state() const {
    return state_;
}

std::uint64_t BodyReader::received() const {
    return received_;
}

const std::vector<std::string>& BodyReader::trailer_names() const {
    return trailer_names_;
}

}  // namespace proxy407::http

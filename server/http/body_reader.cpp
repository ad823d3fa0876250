#include "http/framing.hpp"
#include "text/octets.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>

namespace proxy407::http {

namespace beast_http = boost::beast::http;

/// Beast undoes the chunked coding: it is fed a head of our own, then the octets.
struct BodyReader::Chunked {
    beast_http::request_parser<beast_http::string_body> parser;
};

BodyReader::BodyReader(const Framing& framing, std::uint64_t limit)
    : framing_(framing), limit_(limit), state_(State::more) {
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
        boost::beast::error_code error;
        constexpr std::string_view head = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
        parser.put(boost::asio::const_buffer(head.data(), head.size()), error);
    }
}

BodyReader::~BodyReader() = default;
BodyReader::BodyReader(BodyReader&&) noexcept = default;

std::size_t BodyReader::feed(std::string_view octets) {
    if (state_ != State::more) return 0;
    if (!chunked_) {
        const auto wanted = framing_.length - content_.size();
        const auto taken = static_cast<std::size_t>(std::min<std::uint64_t>(wanted, octets.size()));
        content_ += octets.substr(0, taken);
        if (content_.size() == framing_.length) state_ = State::complete;
        return taken;
    }
    auto& parser = chunked_->parser;
    std::size_t consumed = 0;
    while (consumed < octets.size() && !parser.is_done()) {
        boost::beast::error_code error;
        const auto taken = parser.put(
            boost::asio::const_buffer(octets.data() + consumed, octets.size() - consumed), error
        );
        consumed += taken;
        if (error == beast_http::error::need_more) break;
        if (error) {
            state_ = error == beast_http::error::body_limit ? State::too_large : State::malformed;
            return consumed;
        }
        if (taken == 0) break;
    }
    if (!parser.is_done()) return consumed;
    state_ = State::complete;
    content_ = std::move(parser.get().body());
    for (const auto& field : parser.get()) {
        if (field.name() == beast_http::field::transfer_encoding) continue;
        trailer_names_.push_back(text::to_lower(std::string_view(field.name_string())));
    }
    return consumed;
}

BodyReader::State BodyReader::state() const {
    return state_;
}

const std::string& BodyReader::content() const {
    return content_;
}

std::string BodyReader::take_content() {
    return std::move(content_);
}

const std::vector<std::string>& BodyReader::trailer_names() const {
    return trailer_names_;
}

}  // namespace proxy407::http

#include "http/response_reader.hpp"

#include <utility>

namespace proxy407::http {

namespace {

HeadLimits head_limits(const ResponseLimits& limits) {
    HeadLimits out;
    out.head = limits.head;
    return out;
}

}  // namespace

ResponseReader::ResponseReader(bool to_head, ResponseLimits limits)
    : to_head_(to_head), limits_(limits), head_reader_(head_limits(limits)) {}

ResponseReader::State ResponseReader::feed(std::string_view octets) {
    if (state_ != State::more) return state_;
    buffer_ += octets;
    in_content_ ? read_content() : read_head();
    return state_;
}

Reply ResponseReader::take_interim() {
    auto reply = std::move(head_.reply);
    state_ = State::more;
    read_head();
    return reply;
}

ResponseReader::State ResponseReader::end(bool cleanly) {
    if (state_ != State::more) return state_;
    const bool until_close = in_content_ && !body_reader_;
    if (until_close && cleanly) {
        state_ = State::complete;
    } else if (in_content_) {
        fail(
            "http_response_incomplete",
            "response-cut-off",
            "The target closed the connection in the middle of its answer."
        );
    } else {
        fail(
            "http_protocol_error",
            "no-response-from-target",
            "The target closed the connection before the head of its answer was complete."
        );
    }
    return state_;
}

void ResponseReader::read_head() {
    switch (head_reader_.feed(buffer_)) {
        case HeadReader::State::more: return;
        case HeadReader::State::complete: break;
        case HeadReader::State::request_line_too_large:
        case HeadReader::State::head_too_large:
            fail(
                "http_response_header_section_size",
                "response-head-too-large",
                "The head of the answer is too large."
            );
            return;
    }
    const auto octets = std::exchange(buffer_, buffer_.substr(head_reader_.end()));
    take_head(std::string_view(octets).substr(0, head_reader_.end()));
    head_reader_.reset();
}

void ResponseReader::take_head(std::string_view octets) {
    auto parsed = parse_response_head(octets, to_head_);
    if (auto* fault = std::get_if<ResponseFault>(&parsed)) {
        fault_ = std::move(*fault);
        state_ = State::faulty;
        return;
    }
    head_ = std::get<ResponseHead>(std::move(parsed));
    if (head_.reply.status < 200) {
        judge_interim(octets.size());
    } else {
        begin_content();
    }
}

void ResponseReader::judge_interim(std::size_t octets) {
    state_ = State::interim;
    interim_octets_ += octets;
    if (head_.reply.status == 101) {
        fail(
            "http_upgrade_failed",
            "unasked-upgrade",
            "The target answered 101, and nobody asked it to change the protocol."
        );
    } else if (++interim_answers_ > limits_.interim_answers || interim_octets_ > limits_.head) {
        fail(
            "http_protocol_error",
            "too-many-interim-answers",
            "The target sent more than " + std::to_string(limits_.interim_answers) +
                " interim answers, or " + std::to_string(limits_.head) + " bytes of them."
        );
    }
}

void ResponseReader::begin_content() {
    using Body = ResponseFraming::Body;
    if (head_.framing.body == Body::none) {
        state_ = State::complete;
        return;
    }
    in_content_ = true;
    if (head_.framing.body != Body::until_close) {
        Framing framing;
        const bool chunked = head_.framing.body == Body::chunked;
        framing.body = chunked ? Framing::Body::chunked : Framing::Body::length;
        framing.length = head_.framing.length.value_or(0);
        const auto keep = [this](std::string_view octets) { head_.reply.body += octets; };
        body_reader_.emplace(framing, limits_.content, keep);
    }
    read_content();
}

void ResponseReader::read_content() {
    auto& body = head_.reply.body;
    bool too_large = false;
    if (body_reader_) {
        body_reader_->feed(buffer_);
        too_large = body_reader_->state() == BodyReader::State::too_large;
    } else {
        too_large = buffer_.size() > limits_.content - body.size();
        if (!too_large) body += buffer_;
    }
    buffer_.clear();
    if (too_large) {
        fail(
            "http_response_body_size",
            "response-too-large",
            "The content of the answer is larger than " + std::to_string(limits_.content) +
                " bytes."
        );
    } else if (body_reader_ && body_reader_->state() == BodyReader::State::malformed) {
        fail(
            "http_response_transfer_coding",
            "malformed-chunks-in-response",
            "The chunks of the answer, or the trailers behind them, are malformed."
        );
    } else if (body_reader_ && body_reader_->state() == BodyReader::State::complete) {
        state_ = State::complete;
    }
}

void ResponseReader::fail(std::string error, std::string finding, std::string message) {
    fault_ = {std::move(error), std::move(finding), std::move(message)};
    state_ = State::faulty;
}

}  // namespace proxy407::http

#include "recording/conversation.hpp"

#include "http/framing.hpp"
#include "http/response_head.hpp"

#include <utility>

namespace proxy407::recording {

namespace {

constexpr std::size_t most_exchanges = 1000;  ///< of one connection
constexpr std::size_t most_waiting = 256 * 1024;
constexpr std::size_t most_content = 256 * 1024;  ///< kept of one answer
constexpr std::uint64_t no_limit = ~std::uint64_t{0};

http::Framing framing_of(const http::ResponseFraming& told) {
    http::Framing framing;
    const bool chunked = told.body == http::ResponseFraming::Body::chunked;
    framing.body = chunked ? http::Framing::Body::chunked : http::Framing::Body::length;
    framing.length = told.length.value_or(0);
    return framing;
}

}  // namespace

void Conversation::from_client(std::string_view octets) {
    if (is_over()) return;
    from_client_ += octets;
    read_requests();
    if (from_client_.size() > most_waiting) lose();
}

void Conversation::read_requests() {
    while (!is_over() && !waits_for_tunnel_ && !from_client_.empty()) {
        if (request_content_) {
            from_client_.erase(0, request_content_->feed(from_client_));
            const auto state = request_content_->state();
            if (state == http::BodyReader::State::more) return;
            if (state != http::BodyReader::State::complete) return lose();
            request_content_.reset();
            continue;
        }
        const auto state = request_reader_.feed(from_client_);
        if (state == http::HeadReader::State::more) return;
        if (state != http::HeadReader::State::complete) return lose();
        const auto begin = request_reader_.begin();
        auto head = from_client_.substr(begin, request_reader_.end() - begin);
        from_client_.erase(0, request_reader_.end());
        request_reader_.reset();
        if (!take_request(http::parse_request_head(std::move(head)))) return lose();
    }
}

bool Conversation::take_request(http::RequestHead head) {
    const auto judged = http::judge_message(head);
    if (!room_.take(head.octets.size())) return false;
    if (exchanges_.size() + unanswered_.size() >= most_exchanges) return false;
    waits_for_tunnel_ = head.is_connect();
    const bool has_content = judged.framing.body != http::Framing::Body::none;
    // The proxy answers what is malformed, too; where its content would end, nobody knows.
    const bool can_be_followed = !judged.complaint || !has_content;
    unanswered_.push_back(std::move(head));
    if (has_content && can_be_followed)
        request_content_.emplace(judged.framing, no_limit, [](std::string_view) {});
    return can_be_followed;
}

void Conversation::from_proxy(std::string_view octets) {
    if (is_over()) return;
    from_proxy_ += octets;
    read_answers();
    if (from_proxy_.size() > most_waiting) lose();
}

void Conversation::read_answers() {
    while (!is_over() && !from_proxy_.empty()) {
        if (content_ != Content::none) {
            if (!take_content()) return;
            continue;
        }
        take_what_follows_head();
        const auto state = answer_reader_.feed(from_proxy_);
        if (state == http::HeadReader::State::more) return;
        if (state != http::HeadReader::State::complete) return lose();
        const auto head = from_proxy_.substr(
            answer_reader_.begin(), answer_reader_.end() - answer_reader_.begin()
        );
        from_proxy_.erase(0, answer_reader_.end());
        answer_reader_.reset();
        if (!take_answer(head)) return lose();
    }
}

/// Some proxies send the content of a refusal to HEAD, too.
void Conversation::take_what_follows_head() {
    constexpr std::string_view begin = "HTTP/";
    if (exchanges_.empty() || exchanges_.back().request.method() != "HEAD") return;
    const auto next = from_proxy_.find(begin);
    const auto size = next == from_proxy_.npos ? from_proxy_.size() : next;
    const bool may_begin = begin.starts_with(from_proxy_);
    if (size == 0 || may_begin) return;
    exchanges_.back().has_content_to_head = true;
    keep(std::string_view(from_proxy_).substr(0, size));
    from_proxy_.erase(0, size);
}

bool Conversation::take_answer(std::string_view head) {
    auto answer = scenario::read_answer_head(head);
    if (!answer || unanswered_.empty() || !room_.take(head.size())) return false;
    if (answer->status >= 100 && answer->status < 200 && answer->status != 101) return true;
    answer->is_fate_seen = true;
    if (!exchanges_.empty()) exchanges_.back().answer.is_connection_kept = true;
    exchanges_.push_back({std::move(unanswered_.front()), std::move(*answer)});
    unanswered_.pop_front();
    auto& one = exchanges_.back();
    one.answer.method = one.request.method();
    one.answer.sent_credentials = one.request.first("Proxy-Authorization").has_value();
    in_tunnel_ = one.opens_tunnel() || one.answer.status == 101;
    if (in_tunnel_) return true;
    const bool was_connect = one.request.is_connect();
    open_content(std::string(head));
    if (was_connect) {
        waits_for_tunnel_ = false;
        read_requests();
    }
    return true;
}

void Conversation::open_content(const std::string& head) {
    using Body = http::ResponseFraming::Body;
    const bool to_head = exchanges_.back().request.method() == "HEAD";
    const auto parsed = http::parse_response_head(head, to_head);
    const auto* known = std::get_if<http::ResponseHead>(&parsed);
    // Of a head that no client has to understand, what follows is its content.
    const auto body = known != nullptr ? known->framing.body : Body::until_close;
    if (body == Body::none) return;
    content_ = body == Body::until_close ? Content::until_close : Content::measured;
    if (content_ == Content::measured)
        answer_content_.emplace(
            framing_of(known->framing), no_limit, [this](std::string_view octets) { keep(octets); }
        );
    take_content();
}

/// False when more has to come.
bool Conversation::take_content() {
    if (content_ == Content::until_close) {
        keep(std::exchange(from_proxy_, ""));
        return false;
    }
    from_proxy_.erase(0, answer_content_->feed(from_proxy_));
    const auto state = answer_content_->state();
    if (state == http::BodyReader::State::more) return false;
    if (state != http::BodyReader::State::complete) lose();
    answer_content_.reset();
    content_ = Content::none;
    return true;
}

void Conversation::keep(std::string_view content) {
    if (is_lost_ || exchanges_.back().answer.status < 400) return;
    auto& answer = exchanges_.back().answer;
    const auto room = most_content - std::min(most_content, answer.content.size());
    const auto kept = content.substr(0, room);
    if (room_.take(kept.size())) {
        answer.content += kept;
    } else {
        exchanges_.pop_back();
        is_last_dropped_ = true;
        lose();
    }
}

void Conversation::proxy_closed() {
    if (!exchanges_.empty() && !in_tunnel_ && !is_last_dropped_)
        exchanges_.back().answer.is_connection_closed = true;
}

}  // namespace proxy407::recording

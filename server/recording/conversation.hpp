#pragma once

#include "http/body_reader.hpp"
#include "http/head.hpp"
#include "http/head_reader.hpp"
#include "scenario/transcript.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::recording {

/// A request, and what the proxy answered.
struct Exchange {
    http::RequestHead request;
    scenario::TranscriptAnswer answer;  ///< its content only where the status is 400 or more
    bool has_content_to_head = false;   ///< content followed, although the request was HEAD

    bool opens_tunnel() const {
        return request.is_connect() && answer.status >= 200 && answer.status < 300;
    }
};

/// What all conversations of a recording may keep together.
struct Room {
    std::size_t left = 16 * 1024 * 1024;  ///< octets
    bool is_spent = false;                ///< something was not kept

    bool take(std::size_t octets) {
        is_spent = is_spent || octets > left;
        if (!is_spent) left -= octets;
        return !is_spent;
    }
};

/// Listens to one connection between a client and a proxy, and keeps heads and refusals. What goes
/// through a tunnel, and the contents of requests and of targets, are not kept.
class Conversation {
public:
    /// Keeps what there is room for: an exchange whole or not at all. The room outlives it.
    explicit Conversation(Room& room) : room_(room) {}

    void from_client(std::string_view octets);
    void from_proxy(std::string_view octets);

    /// The proxy sends no more.
    void proxy_closed();

    /// In their order. A request without an answer is not among them.
    const std::vector<Exchange>& exchanges() const { return exchanges_; }

    /// Did something come that nobody can follow? What came before it is kept.
    bool is_lost() const { return is_lost_; }

private:
    enum class Content { none, measured, until_close };

    void read_requests();
    bool take_request(http::RequestHead head);
    void read_answers();
    bool take_answer(std::string_view head);
    bool take_content();
    void take_what_follows_head();
    void keep(std::string_view content);
    void open_content(const std::string& head);

    void lose() { is_lost_ = true; }

    bool is_over() const { return is_lost_ || in_tunnel_; }

    Room& room_;
    std::string from_client_;
    http::HeadReader request_reader_;
    std::optional<http::BodyReader> request_content_;
    std::deque<http::RequestHead> unanswered_;
    bool waits_for_tunnel_ = false;  ///< what follows a CONNECT may be no HTTP

    std::string from_proxy_;
    http::HeadReader answer_reader_;
    Content content_ = Content::none;
    std::optional<http::BodyReader> answer_content_;

    std::vector<Exchange> exchanges_;
    bool in_tunnel_ = false;
    bool is_lost_ = false;
    bool is_last_dropped_ = false;  ///< for want of room
};

}  // namespace proxy407::recording

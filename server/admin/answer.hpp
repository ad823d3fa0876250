#pragma once

#include "admin/desk.hpp"
#include "http/reply.hpp"
#include "origin/stream.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace proxy407::admin {

/// A request to the control API, its path without the prefix.
struct Request {
    std::string method;
    std::string path;   ///< "/exchanges/wait", still encoded
    std::string query;  ///< "status=407", still encoded
    std::string body;
    std::string last_event;  ///< Last-Event-ID
};

struct Answer;

/// The answer comes once there are exchanges, or when the time is over.
struct Wait {
    Filter filter;
    std::size_t count = 1;
    std::chrono::milliseconds timeout{0};
    std::uint64_t since = 0;  ///< exchanges up to that number don't count
    std::function<Answer(const Waiters::Waiter&)> then;
};

/// Content that never ends: what `next` gives, and when it gives nothing, what comes later.
struct Listening {
    std::function<std::string()> next;
};

struct Answer {
    http::Reply reply;
    std::optional<origin::Stream> stream = {};  ///< the content, in place of the reply's body
    std::optional<Wait> wait = {};
    std::optional<Listening> listening = {};

    /// The answer comes in steps: called until it gives it. Others have their turn between them.
    std::function<std::optional<Answer>()> work = {};
    bool stops_server = false;
};

/// A request that found its route: what it brought fits the route's row.
struct Call {
    Desk& desk;
    const Request& request;
    std::vector<std::string> captures;  ///< what stands where the path has {name}, decoded
    Json query;
    Json body;

    /// A text of the query or the body; "" where it is not there.
    std::string text(std::string_view key) const;
    std::int64_t number(std::string_view key, std::int64_t otherwise) const;
    bool flag(std::string_view key, bool otherwise) const;

    bool has(std::string_view key) const { return find(key) != nullptr; }

    const Json* find(std::string_view key) const;  ///< null where it is not there
};

Answer json_answer(const Json& json, int status = 200);
Answer text_answer(std::string content_type, std::string body);
Answer problem_answer(const Problem& problem);
Answer empty_answer();  ///< 204

/// JSON that others may read: whatever is no UTF-8 is replaced.
std::string dumped(const Json& json);

}  // namespace proxy407::admin

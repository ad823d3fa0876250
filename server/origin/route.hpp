#pragma once

#include "origin/message.hpp"
#include "text/json_writer.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::origin {

/// A request that found its route.
struct Call {
    const Request& request;
    std::vector<std::string> captures;  ///< what stands where the pattern has "*", decoded
};

/// A row of the table of routes.
struct Route {
    std::string_view methods;  ///< the value of Allow
    std::string_view pattern;  ///< "/status/*"; a last "**" takes the rest of the path
    std::string_view shown;    ///< "/status/N", for people
    std::string_view what;
    Answer (*answer)(const Call& call);
};

std::span<const Route> routes();

/// Fills the captures if the path (still percent-encoded, without the query) fits the pattern.
bool matches(std::string_view pattern, std::string_view path, std::vector<std::string>& captures);

/// Is it among the methods of an Allow value? Methods are case-sensitive (RFC 9110 section 9.1).
bool allows(std::string_view methods, std::string_view method);

/// Names and values of a query ("a=1&b=2"), decoded, in order.
std::vector<std::pair<std::string, std::string>> query_of(std::string_view path_and_query);

Answer text_answer(int status, std::string body);

/// The JSON that was written, and a line end.
Answer json_answer(text::JsonWriter& json);

/// 400 with a sentence: the user asked for what a route does not have.
Answer bad_request(std::string_view why);

/// A decimal number that fits the limit; nothing for anything else.
std::optional<std::uint64_t> number_up_to(std::string_view digits, std::uint64_t limit);

/// The lines of all routes, for the page that says what this is.
std::string list_of_routes();

Answer index_page(const Call& call);
Answer exit_address(const Call& call);
Answer headers(const Call& call);
Answer echo(const Call& call);
Answer status(const Call& call);
Answer redirect_to(const Call& call);
Answer delay(const Call& call);
Answer bytes(const Call& call);
Answer stream(const Call& call);
Answer basic_auth(const Call& call);

/// The target's own answer with that status; the body tells it from one of the proxy.
Answer answer_with_status(const Request& request, int status);

}  // namespace proxy407::origin

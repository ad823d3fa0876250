#include "admin/route.hpp"

#include "json/nearest.hpp"
#include "text/charset.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <exception>
#include <optional>

namespace proxy407::admin {
namespace {

std::vector<std::string_view> segments(std::string_view path) {
    std::vector<std::string_view> found;
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto end = std::min(path.find('/'), path.size());
        found.push_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return found;
}

bool is_capture(std::string_view segment) {
    return segment.starts_with('{');
}

/// What stands in the place of the braces; nothing when the path is another one.
std::optional<std::vector<std::string>> fit(std::string_view pattern, std::string_view path) {
    const auto wanted = segments(pattern);
    const auto given = segments(path);
    if (wanted.size() != given.size()) return std::nullopt;
    std::vector<std::string> captures;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (is_capture(wanted[i]))
            captures.push_back(text::percent_decode(given[i]));
        else if (wanted[i] != given[i])
            return std::nullopt;
    }
    return captures;
}

/// The rows of that path: those that name it, or else those with a place for a name.
std::vector<const Route*> rows_of(std::string_view path) {
    std::vector<const Route*> exact;
    std::vector<const Route*> with_captures;
    for (const auto& route : routes()) {
        const auto captures = fit(route.path, path);
        if (captures) (captures->empty() ? exact : with_captures).push_back(&route);
    }
    return exact.empty() ? with_captures : exact;
}

std::string allow(const std::vector<const Route*>& rows) {
    std::string methods;
    for (const auto* row : rows) {
        methods += std::string(row->method) + ", ";
        if (row->method == "GET") methods += "HEAD, ";
    }
    return methods + "OPTIONS";
}

Answer no_path(std::string_view path) {
    std::vector<std::string> known;
    for (const auto& route : routes())
        if (!text::contains(known, route.path)) known.emplace_back(route.path);
    const auto near = json::nearest(path, known);
    std::string detail = "The control API has no path " + std::string(prefix) +
                         text::printable(path.substr(0, 200)) + ".";
    if (!near.empty()) detail += " Did you mean " + std::string(prefix) + near.front() + '?';
    return problem_answer(
        {404,
         "not-found",
         detail + " GET " + std::string(prefix) + "/openapi.json lists all of them."}
    );
}

Answer other_method(const std::vector<const Route*>& rows, const std::string& method) {
    if (method == "OPTIONS") {
        auto answer = empty_answer();
        answer.reply.set("Allow", allow(rows));
        return answer;
    }
    auto answer = problem_answer(
        {405,
         "method-not-allowed",
         text::printable(method.substr(0, 40)) + " is not for this path, which takes " +
             allow(rows) + '.'}
    );
    answer.reply.set("Allow", allow(rows));
    return answer;
}

const Route* row_for(const std::vector<const Route*>& rows, std::string_view method) {
    if (method == "HEAD") method = "GET";
    for (const auto* row : rows)
        if (row->method == method) return row;
    return nullptr;
}

Taken body_of(const Route& route, const Request& request) {
    switch (route.body.form) {
        case Body::Form::scenario: return Json::object();
        case Body::Form::members: return read_body(request.body, route.body.members);
        case Body::Form::none: break;
    }
    if (request.body.empty()) return Json::object();
    return Problem{400, "unexpected-body", "This request takes no body."};
}

Answer act(Desk& desk, const Route& route, const Request& request) {
    auto query = read_query(request.query, route.query);
    if (const auto* problem = std::get_if<Problem>(&query)) return problem_answer(*problem);
    auto body = body_of(route, request);
    if (const auto* problem = std::get_if<Problem>(&body)) return problem_answer(*problem);
    auto captures = *fit(route.path, request.path);
    for (const auto& capture : captures)
        if (!text::is_utf8(capture))
            return problem_answer({404, "not-found", "The path is not UTF-8."});
    return route.act(
        {desk, request, std::move(captures), std::get<Json>(query), std::get<Json>(body)}
    );
}

}  // namespace

std::vector<std::string> captures_of(std::string_view path) {
    std::vector<std::string> names;
    for (const auto segment : segments(path))
        if (is_capture(segment)) names.emplace_back(segment.substr(1, segment.size() - 2));
    return names;
}

Answer answer(Desk& desk, const Request& request) {
    const auto rows = rows_of(request.path);
    if (rows.empty()) return no_path(request.path);
    const auto* row = row_for(rows, request.method);
    if (row == nullptr) return other_method(rows, request.method);
    try {
        return act(desk, *row, request);
    } catch (const std::exception& exception) {
        return problem_answer({500, "internal-error", exception.what()});
    }
}

}  // namespace proxy407::admin

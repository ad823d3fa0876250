#include "origin/route.hpp"

#include "text/percent.hpp"

#include <algorithm>
#include <charconv>

namespace proxy407::origin {
namespace {

/// Takes the part up to the separator off the front.
std::string_view take(std::string_view& rest, char separator) {
    const auto end = std::min(rest.find(separator), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
}

/// A query's "+" is a space (URL standard, application/x-www-form-urlencoded).
std::string form_decode(std::string_view octets) {
    std::string spaced(octets);
    std::ranges::replace(spaced, '+', ' ');
    return text::percent_decode(spaced);
}

}  // namespace

bool matches(std::string_view pattern, std::string_view path, std::vector<std::string>& captures) {
    captures.clear();
    if (std::ranges::count(path, '/') != std::ranges::count(pattern, '/') &&
        !pattern.ends_with("**"))
        return false;
    while (!pattern.empty()) {
        const std::string_view wanted = take(pattern, '/');
        if (wanted == "**") return true;
        const std::string_view found = take(path, '/');
        if (wanted == "*" && !found.empty())
            captures.push_back(text::percent_decode(found));
        else if (wanted != found)
            return false;
    }
    return path.empty();
}

bool allows(std::string_view methods, std::string_view method) {
    while (!methods.empty()) {
        std::string_view one = take(methods, ',');
        one.remove_prefix(one.starts_with(' ') ? 1 : 0);
        if (one == method) return true;
    }
    return false;
}

std::vector<std::pair<std::string, std::string>> query_of(std::string_view path_and_query) {
    std::vector<std::pair<std::string, std::string>> found;
    std::string_view query = path_and_query;
    take(query, '?');
    while (!query.empty()) {
        std::string_view value = take(query, '&');
        const std::string_view name = take(value, '=');
        if (!name.empty()) found.emplace_back(form_decode(name), form_decode(value));
    }
    return found;
}

Answer text_answer(int status, std::string body) {
    Answer answer;
    answer.reply.status = status;
    answer.reply.set("Content-Type", "text/plain; charset=utf-8");
    answer.reply.body = std::move(body);
    return answer;
}

Answer bad_request(std::string_view why) {
    return text_answer(400, "The embedded origin can't do that: " + std::string(why) + "\n");
}

std::optional<std::uint64_t> number_up_to(std::string_view digits, std::uint64_t limit) {
    std::uint64_t number = 0;
    const char* end = digits.data() + digits.size();
    const auto [stopped, error] = std::from_chars(digits.data(), end, number);
    if (error != std::errc() || stopped != end || number > limit) return std::nullopt;
    return number;
}

std::string list_of_routes() {
    std::string lines;
    for (const Route& route : routes()) {
        if (route.shown.empty()) continue;
        std::string shown(route.shown);
        shown.resize(std::max<std::size_t>(shown.size(), 32), ' ');
        lines += "  " + shown + "  " + std::string(route.what) + "\n";
    }
    return lines;
}

}  // namespace proxy407::origin

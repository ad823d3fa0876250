#include "admin/problem.hpp"

#include "json/nearest.hpp"
#include "text/octets.hpp"

namespace proxy407::admin {
namespace {

/// The text as JSON has it, whatever bytes came.
std::string shown(std::string_view text) {
    constexpr std::size_t most = 80;
    return '"' + text::printable(text.substr(0, most)) + '"';
}

/// " Did you mean "a"?" and what is known.
std::string known_ones(std::string_view word, const std::vector<std::string>& known) {
    constexpr std::size_t most = 40;
    std::string words;
    if (const auto near = json::nearest(word, known); !near.empty())
        words = " Did you mean \"" + near.front() + "\"?";
    if (known.empty()) return words + " None is known here.";
    if (known.size() > most) return words;
    return words + " Known: " + json::in_a_row(known) + '.';
}

}  // namespace

Json to_json(const Problem& problem) {
    Json json = {
        {"type", "urn:proxy407:problem:" + std::string(problem.type)},
        {"title", http::reason_phrase(problem.status)},
        {"status", problem.status},
        {"detail", text::as_utf8(problem.detail)},
    };
    if (!problem.pointer.empty()) json["pointer"] = text::as_utf8(problem.pointer);
    for (const auto& [key, value] : problem.more.items()) json[key] = value;
    return json;
}

http::Reply to_reply(const Problem& problem) {
    http::Reply reply;
    reply.status = problem.status;
    reply.set("Content-Type", "application/problem+json");
    reply.body = to_json(problem).dump() + "\n";
    return reply;
}

Problem unknown_key(
    std::string_view what, std::string_view key, const std::vector<std::string>& known
) {
    return {
        400,
        "unknown-key",
        "The " + std::string(what) + " has the unknown key " + shown(key) + '.' +
            known_ones(key, known)};
}

Problem not_found(
    std::string_view what, std::string_view name, const std::vector<std::string>& known
) {
    return {
        404,
        "not-found",
        "No " + std::string(what) + " is called " + shown(name) + '.' + known_ones(name, known)};
}

}  // namespace proxy407::admin

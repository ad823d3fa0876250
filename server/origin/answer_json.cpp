#include "origin/route.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace proxy407::origin {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t longest_delay = 10;
constexpr std::uint64_t most_lines = 100;

/// Octets that are no UTF-8 become U+FFFD: a client may send anything.
std::string dump(const Json& json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

Answer json_answer(const Json& json) {
    Answer answer;
    answer.reply.set("Content-Type", "application/json");
    answer.reply.body = dump(json, 2) + "\n";
    return answer;
}

Json fields_of(const Request& request) {
    Json fields = Json::object();
    for (const auto& [name, value] : request.head.fields) {
        if (fields.contains(name))
            fields[name] = fields[name].get<std::string>() + "," + value;
        else
            fields[name] = value;
    }
    return fields;
}

Json arguments_of(const Request& request) {
    Json arguments = Json::object();
    for (const auto& [name, value] : query_of(request.head.path_and_query)) {
        Json& argument = arguments[name];
        if (argument.is_null())
            argument = value;
        else if (argument.is_array())
            argument.push_back(value);
        else
            argument = Json::array({argument, value});
    }
    return arguments;
}

Json content_as_json(const std::string& content) {
    Json parsed = Json::parse(content, nullptr, false);
    return parsed.is_discarded() ? Json() : parsed;
}

Json described(const Request& request) {
    return {
        {"args", arguments_of(request)},
        {"data", request.content},
        {"headers", fields_of(request)},
        {"json", content_as_json(request.content)},
        {"method", request.head.method},
        {"origin", request.exit_address},
        {"url", request.scheme + "://" + request.head.host + std::string(path_of(request))},
    };
}

}  // namespace

Answer exit_address(const Call& call) {
    return json_answer({{"origin", call.request.exit_address}});
}

Answer headers(const Call& call) {
    return json_answer({{"headers", fields_of(call.request)}});
}

Answer echo(const Call& call) {
    return json_answer(described(call.request));
}

Answer delay(const Call& call) {
    const auto seconds = number_up_to(call.captures[0], longest_delay);
    if (!seconds) return bad_request("/delay/N takes whole seconds, 0 to 10.");
    Answer answer = echo(call);
    answer.delay = std::chrono::seconds(*seconds);
    return answer;
}

Answer stream(const Call& call) {
    const auto lines = number_up_to(call.captures[0], most_lines);
    if (!lines) return bad_request("/stream/N takes a number of lines, 0 to 100.");
    Answer answer;
    answer.reply.set("Content-Type", "application/json");
    Json line = described(call.request);
    for (std::uint64_t id = 0; id < *lines; ++id) {
        line["id"] = id;
        answer.pieces.push_back({dump(line, -1) + "\n", {}});
    }
    return answer;
}

}  // namespace proxy407::origin

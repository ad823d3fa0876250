#include "origin/description.hpp"
#include "origin/route.hpp"

#include <algorithm>

namespace proxy407::origin {
namespace {

using Layout = text::JsonWriter::Layout;

constexpr std::uint64_t longest_delay = 10;
constexpr std::uint64_t most_lines = 100;

/// As each of the lines shows it, /stream shows less of the content.
constexpr std::size_t most_in_line = 16ul * 1024;

/// The description in one line, without its closing brace.
std::string described_line(const Request& request) {
    auto description = describe(request, Layout::one_line, most_in_line);
    // In JSON a line's end is a blank.
    std::string json(description.json);
    std::ranges::replace(json, '\n', ' ');
    std::ranges::replace(json, '\r', ' ');
    description.json = json;
    return all_of(stream_of(std::move(description)));
}

}  // namespace

Answer json_answer(text::JsonWriter& json) {
    Answer answer;
    answer.reply.set("Content-Type", "application/json");
    answer.reply.body = json.take() + "\n";
    return answer;
}

Answer exit_address(const Call& call) {
    text::JsonWriter json(Layout::indented);
    json.open('{');
    json.key("origin");
    json.text(call.request.exit_address);
    json.close('}');
    return json_answer(json);
}

Answer headers(const Call& call) {
    text::JsonWriter json(Layout::indented);
    json.open('{');
    json.key("headers");
    write_fields(json, call.request);
    json.close('}');
    return json_answer(json);
}

Answer echo(const Call& call) {
    auto description = describe(call.request, Layout::indented, most_shown);
    description.after += "\n}\n";
    Answer answer;
    answer.reply.set("Content-Type", "application/json");
    answer.put_content(stream_of(std::move(description)));
    return answer;
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
    if (*lines == 0) return answer;
    const auto next = [line = described_line(call.request), id = 0u, end = *lines]() mutable {
        if (id == end) return std::string();
        return line + ",\"id\":" + std::to_string(id++) + "}\n";
    };
    answer.stream = Stream{next, std::nullopt};
    return answer;
}

}  // namespace proxy407::origin

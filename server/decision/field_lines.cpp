#include "decision/field_lines.hpp"

#include "text/octets.hpp"

#include <algorithm>
#include <string_view>

namespace proxy407::decision {

namespace {

/// A field line without its end of line.
struct Line {
    std::string_view name;
    std::string_view rest;  ///< from the colon on
};

std::vector<Line> field_lines(std::string_view lines) {
    std::vector<Line> found;
    while (!lines.empty()) {
        const auto line = lines.substr(0, lines.find("\r\n"));
        const auto colon = line.find(':');
        found.push_back({line.substr(0, colon), line.substr(colon)});
        lines.remove_prefix(line.size() + 2);
    }
    return found;
}

}  // namespace

std::string with_names(std::string reply, scenario::ReplyShape::Names names) {
    const auto end = reply.find("\r\n\r\n");
    for (auto at = reply.find("\r\n"); at < end; at = reply.find("\r\n", at + 2)) {
        const auto colon = reply.find(':', at);
        const auto name = text::to_lower(std::string_view(reply).substr(at, colon - at));
        reply.replace(at, name.size(), name);
        if (names == scenario::ReplyShape::Names::lower) continue;
        std::transform(name.begin(), name.end(), reply.begin() + static_cast<long>(at), [](char c) {
            return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        });
    }
    return reply;
}

std::string in_order(const std::string& reply, const std::vector<std::string>& order) {
    const std::string_view octets = reply;
    const auto status_line = octets.find("\r\n") + 2;
    const auto end = octets.find("\r\n\r\n") + 2;
    if (status_line >= end) return reply;  // no fields
    auto lines = field_lines(octets.substr(status_line, end - status_line));
    const auto place = [&](const Line& line) {
        return std::find_if(order.begin(), order.end(), [&](const auto& name) {
            return text::equal_ignoring_case(name, line.name);
        });
    };
    for (auto& line : lines) {
        if (const auto named = place(line); named != order.end()) line.name = *named;
    }
    std::stable_sort(lines.begin(), lines.end(), [&](const Line& one, const Line& other) {
        return place(one) < place(other);
    });
    std::string out(octets.substr(0, status_line));
    for (const auto& line : lines) out.append(line.name).append(line.rest).append("\r\n");
    return out.append(octets.substr(end));
}

}  // namespace proxy407::decision

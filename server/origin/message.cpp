#include "origin/message.hpp"

#include "text/octets.hpp"

namespace proxy407::origin {

void Answer::put_content(Stream content) {
    if (content.length && *content.length <= piece_octets)
        reply.body = all_of(content);
    else
        stream = std::move(content);
}

bool wants_websocket(const Request& request) {
    for (const auto& [name, value] : request.head.fields)
        if (text::equal_ignoring_case(name, "Upgrade") &&
            text::equal_ignoring_case(text::trim(value), "websocket"))
            return true;
    return false;
}

std::string_view path_of(const Request& request) {
    const std::string_view target = request.head.path_and_query;
    const auto scheme_end = target.find("://");
    if (target.starts_with('/') || scheme_end == target.npos) return target;
    const auto path = target.find_first_of("/?", scheme_end + 3);
    return path == target.npos ? "/" : target.substr(path);
}

}  // namespace proxy407::origin

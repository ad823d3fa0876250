#include "origin/pages.hpp"

#include "text/octets.hpp"
#include "text/percent.hpp"

#include <array>
#include <string_view>

namespace proxy407::origin {
namespace {

struct MediaType {
    std::string_view ending;
    std::string_view type;
};

/// The kinds that clients look at.
constexpr std::array media_types = {
    MediaType{".html", "text/html; charset=utf-8"},
    MediaType{".json", "application/json"},
    MediaType{".xml", "application/xml"},
};

std::string_view media_type(std::string_view path) {
    for (const MediaType& known : media_types)
        if (path.ends_with(known.ending)) return known.type;
    return "application/octet-stream";
}

}  // namespace

std::optional<Answer> page(const Request& request, const Pages& pages) {
    if (request.head.method != "GET" && request.head.method != "HEAD") return std::nullopt;
    const std::string_view target = path_of(request);
    std::string path = text::percent_decode(target.substr(0, target.find('?')));
    if (path.ends_with('/')) path += "index.html";
    const std::string& place = request.head.host;
    const std::string host = place.substr(0, place.find(':', place.rfind(']') + 1));
    auto found = pages.find("/" + text::to_lower(host) + path);
    if (found == pages.end()) found = pages.find(path);
    if (found == pages.end()) return std::nullopt;
    Answer answer;
    answer.reply.set("Content-Type", media_type(path));
    answer.put_content(octets_in_pieces(found->second));
    return answer;
}

}  // namespace proxy407::origin

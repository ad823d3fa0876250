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

/// A folder stands for its index, without a slash too: npm asks for /NAME and for /NAME/-/FILE, and
/// no file can have the name of a folder.
Pages::const_iterator file_or_index(const Pages& pages, const std::string& path) {
    if (path.ends_with('/')) return pages.find(path + "index.html");
    const auto file = pages.find(path);
    return file != pages.end() ? file : pages.find(path + "/index.html");
}

}  // namespace

std::optional<Answer> page(const Request& request, const Pages& pages) {
    if (request.head.method != "GET" && request.head.method != "HEAD") return std::nullopt;
    const std::string_view target = path_of(request);
    const std::string path = text::percent_decode(target.substr(0, target.find('?')));
    const std::string& place = request.head.host;
    const std::string host = place.substr(0, place.find(':', place.rfind(']') + 1));
    auto found = file_or_index(pages, "/" + text::to_lower(host) + path);
    if (found == pages.end()) found = file_or_index(pages, path);
    if (found == pages.end()) return std::nullopt;
    Answer answer;
    answer.reply.set("Content-Type", media_type(found->first));
    answer.put_content(octets_in_pieces(found->second));
    return answer;
}

}  // namespace proxy407::origin

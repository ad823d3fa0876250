#include "origin/description.hpp"

#include "json/limits.hpp"
#include "origin/route.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <memory>
#include <vector>

namespace proxy407::origin {
namespace {

/// No tree is made of a content, so nothing but its depth can hurt who reads the answer.
constexpr json::Limits content_limits{
    most_shown,
    100,
    std::numeric_limits<std::size_t>::max(),
    std::numeric_limits<std::size_t>::max()};

/// Six times as much when escaped.
constexpr std::size_t escaped_at_once = 8ul * 1024;

struct Group {
    std::string_view name;
    std::vector<std::string_view> values;
};

/// Values by their names, in the order in which the names come first.
std::vector<Group> grouped(const http::FieldList& pairs) {
    std::vector<Group> groups;
    std::map<std::string_view, std::size_t> places;
    for (const auto& [name, value] : pairs) {
        const auto [place, is_new] = places.emplace(name, groups.size());
        if (is_new) groups.push_back({name, {}});
        groups[place->second].values.push_back(value);
    }
    return groups;
}

void write_arguments(text::JsonWriter& json, const http::FieldList& query) {
    json.open('{');
    for (const Group& group : grouped(query)) {
        json.key(group.name);
        const bool is_list = group.values.size() > 1;
        if (is_list) json.open('[');
        for (const auto value : group.values) json.text(value);
        if (is_list) json.close(']');
    }
    json.close('}');
}

/// The content, if it is JSON and all there.
std::string_view content_as_json(const Request& request, std::size_t most) {
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    constexpr std::string_view blank = " \t\r\n";
    std::string_view content = request.content.octets;
    if (request.content.length > most || !json::is_json(content, content_limits)) return "null";
    // Parsers overlook the mark in front only.
    if (content.starts_with(byte_order_mark)) content.remove_prefix(byte_order_mark.size());
    content.remove_prefix(content.find_first_not_of(blank));
    return content.substr(0, content.find_last_not_of(blank) + 1);
}

std::uint64_t escaped_size(std::string_view octets) {
    std::uint64_t size = 0;
    while (!octets.empty()) {
        const auto end = text::end_of_piece(octets, escaped_at_once);
        size += text::json_escaped(octets.substr(0, end)).size();
        octets.remove_prefix(end);
    }
    return size;
}

/// Where the next piece of a description begins.
struct Place {
    std::size_t part = 0;
    std::size_t offset = 0;
};

std::string next_piece(const Description& all, Place& place) {
    const std::array<std::string_view, 5> parts = {
        all.before, all.data, all.between, all.json, all.after};
    std::string piece;
    while (place.part < parts.size() && piece.size() < piece_octets) {
        const auto left = parts[place.part].substr(place.offset);
        const bool is_data = place.part == 1;
        const auto size = is_data ? text::end_of_piece(left, escaped_at_once)
                                  : std::min(left.size(), piece_octets - piece.size());
        if (is_data)
            piece += text::json_escaped(left.substr(0, size));
        else
            piece += left.substr(0, size);
        place.offset += size;
        if (size == left.size()) place = {place.part + 1, 0};
    }
    return piece;
}

}  // namespace

void write_fields(text::JsonWriter& json, const Request& request) {
    json.open('{');
    for (const Group& group : grouped(request.head.fields)) {
        std::string value;
        for (const auto& one : group.values) {
            if (&one != &group.values.front()) value += ',';
            value += one;
        }
        json.key(group.name);
        json.text(value);
    }
    json.close('}');
}

Description describe(
    const Request& request, text::JsonWriter::Layout layout, std::size_t most_data
) {
    const auto& content = request.content;
    Description made;
    text::JsonWriter json(layout);
    json.open('{');
    json.key("args");
    write_arguments(json, query_of(request.head.path_and_query));
    json.key("data");
    json.raw("");
    made.before = json.take() + '"';
    made.data = std::string_view(content.octets).substr(0, most_data);

    if (content.length > most_data) {
        json.key("data_length");
        json.raw(std::to_string(content.length));
        json.key("data_sha256");
        json.text(content.sha256);
    }
    json.key("headers");
    write_fields(json, request);
    json.key("json");
    made.between = '"' + json.take();
    made.json = content_as_json(request, most_data);

    json.raw("");
    json.key("method");
    json.text(request.head.method);
    json.key("origin");
    json.text(request.exit_address);
    json.key("url");
    json.text(request.scheme + "://" + request.head.host + std::string(path_of(request)));
    made.after = json.take();
    return made;
}

Stream stream_of(Description description) {
    const auto all = std::make_shared<const Description>(std::move(description));
    const auto length = all->before.size() + escaped_size(all->data) + all->between.size() +
                        all->json.size() + all->after.size();
    return {[all, place = Place()]() mutable { return next_piece(*all, place); }, length};
}

}  // namespace proxy407::origin

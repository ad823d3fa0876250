#include "json/node.hpp"

#include "text/base64.hpp"
#include "text/charset.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::json {

namespace {

const nlohmann::json nothing;

/// Is the value at the path one of those, or in one of them?
bool is_within(std::string path, const Places& places) {
    for (;; path.resize(path.rfind('/'))) {
        if (places.contains(path)) return true;
        if (path.empty()) return false;
    }
}

}  // namespace

bool Node::has(const char* key) const {
    return value.is_object() && value.contains(key) && !value.at(key).is_null();
}

bool Node::is_null(const char* key) const {
    return value.is_object() && value.contains(key) && value.at(key).is_null();
}

Node Node::operator[](const char* key) const {
    const bool there = value.is_object() && value.contains(key);
    return {there ? value.at(key) : nothing, path + '/' + pointer_token(key)};
}

Node Node::item(std::size_t index) const {
    const bool there = value.is_array() && index < value.size();
    return {there ? value.at(index) : nothing, path + '/' + std::to_string(index)};
}

std::vector<std::string> Node::texts() const {
    std::vector<std::string> found;
    each([&](const Node& one) { found.push_back(one.text()); });
    return found;
}

bool Complaints::is_sound(const std::string& path) const {
    const auto inside = path + '/';
    return !is_within(path, known_) && std::ranges::none_of(known_, [&](const auto& place) {
        return place.starts_with(inside);
    });
}

void Complaints::wrong(const Node& node, std::string found, std::string expected, std::string fix) {
    if (is_within(node.path, known_)) return;
    Mistake mistake{file_, node.path, 0, 0, std::move(found), std::move(expected), std::move(fix)};
    positions_.locate(mistake);
    mistakes_.push_back(std::move(mistake));
}

void Complaints::wrong(const Node& node, std::string expected) {
    wrong(node, shown(node.value), std::move(expected));
}

void Complaints::warn(const Node& node, std::string what, std::string fix) {
    if (is_within(node.path, known_)) return;
    Mistake warning{file_, node.path, 0, 0, "warning: " + std::move(what), "", std::move(fix)};
    positions_.locate(warning);
    warnings_.push_back(std::move(warning));
}

std::string Complaints::octets(const Node& node) {
    if (node.value.is_string()) return text::nfc(node.text());
    const auto decoded = text::base64_decode(node["base64"].text());
    if (!decoded) wrong(node["base64"], "base64 with padding (RFC 4648 section 4)");
    return decoded.value_or("");
}

std::string Complaints::field_text(const Node& node) {
    if (text::has_control(node.text())) wrong(node, "a text without control characters");
    return node.text();
}

}  // namespace proxy407::json

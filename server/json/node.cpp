#include "json/node.hpp"

#include "json/nearest.hpp"
#include "text/base64.hpp"
#include "text/charset.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::json {

namespace {

template <class Json>
const Json nothing;

/// Is the value at the path one of those, or in one of them?
bool is_within(std::string path, const Places& places) {
    for (;; path.resize(path.rfind('/'))) {
        if (places.contains(path)) return true;
        if (path.empty()) return false;
    }
}

}  // namespace

template <class Json>
bool BasicNode<Json>::is_there() const {
    return &value != &nothing<Json>;
}

template <class Json>
bool BasicNode<Json>::has(std::string_view key) const {
    return value.is_object() && value.contains(key) && !value.at(key).is_null();
}

template <class Json>
bool BasicNode<Json>::is_null(std::string_view key) const {
    return value.is_object() && value.contains(key) && value.at(key).is_null();
}

template <class Json>
BasicNode<Json> BasicNode<Json>::operator[](std::string_view key) const {
    const bool there = value.is_object() && value.contains(key);
    return {there ? value.at(key) : nothing<Json>, path + '/' + pointer_token(key)};
}

template <class Json>
BasicNode<Json> BasicNode<Json>::item(std::size_t index) const {
    const bool there = value.is_array() && index < value.size();
    return {there ? value.at(index) : nothing<Json>, path + '/' + std::to_string(index)};
}

template <class Json>
std::vector<std::string> BasicNode<Json>::texts() const {
    std::vector<std::string> found;
    each([&](const BasicNode& one) { found.push_back(one.text()); });
    return found;
}

template struct BasicNode<nlohmann::json>;
template struct BasicNode<nlohmann::ordered_json>;

bool Complaints::is_sound(const std::string& path) const {
    const auto inside = path + '/';
    return !is_within(path, known_) && std::ranges::none_of(known_, [&](const auto& place) {
        return place.starts_with(inside);
    });
}

bool Complaints::is_told(const std::string& path) const {
    constexpr std::size_t most_mistakes = 100;
    return mistakes_.size() >= most_mistakes || is_within(path, known_);
}

void Complaints::add(
    const std::string& path, std::string found, std::string expected, std::string fix
) {
    if (is_told(path)) return;
    Mistake mistake{file_, path, 0, 0, std::move(found), std::move(expected), std::move(fix)};
    if (positions_) positions_->locate(mistake);
    mistakes_.push_back(std::move(mistake));
}

void Complaints::add_not_one_of(
    const std::string& path,
    std::string found,
    std::string_view word,
    const std::vector<std::string>& allowed
) {
    Mistake mistake;
    expect_one_of(mistake, allowed, word);
    add(path, std::move(found), std::move(mistake.expected), std::move(mistake.fix));
}

void Complaints::add_unknown_key(
    const std::string& object, std::string_view key, const std::vector<std::string>& known
) {
    if (is_told(object)) return;
    Mistake mistake{file_, object + '/' + pointer_token(key), 0, 0, "", ""};
    json::unknown_key(mistake, known, key);
    if (positions_) positions_->locate_key(mistake);
    mistakes_.push_back(std::move(mistake));
}

void Complaints::warn(const Node& node, std::string what, std::string fix) {
    if (is_within(node.path, known_)) return;
    Mistake warning{file_, node.path, 0, 0, "warning: " + std::move(what), "", std::move(fix)};
    if (positions_) positions_->locate(warning);
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

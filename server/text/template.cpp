#include "text/template.hpp"

#include <functional>

namespace proxy407::text {
namespace {

constexpr std::string_view name_characters = "abcdefghijklmnopqrstuvwxyz_";

/// Calls `ordinary` for each character and `placeholder` for each name in braces.
void walk(
    std::string_view text,
    const std::function<void(char)>& ordinary,
    const std::function<void(std::string_view)>& placeholder
) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '{') {
            const auto end = text.find_first_not_of(name_characters, at + 1);
            if (end != text.npos && text[end] == '}' && end > at + 1) {
                placeholder(text.substr(at + 1, end - at - 1));
                at = end;
                continue;
            }
        }
        ordinary(text[at]);
    }
}

}  // namespace

std::vector<std::string> placeholders(std::string_view text) {
    std::vector<std::string> found;
    walk(
        text, [](char) {}, [&](std::string_view name) { found.emplace_back(name); }
    );
    return found;
}

std::string expand(std::string_view text, const Values& values) {
    std::string expanded;
    walk(
        text,
        [&](char c) { expanded += c; },
        [&](std::string_view name) {
            const auto value = values.find(std::string(name));
            expanded += value != values.end() ? value->second : "{" + std::string(name) + "}";
        }
    );
    return expanded;
}

}  // namespace proxy407::text

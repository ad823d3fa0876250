#include "transforms/enclosed.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace proxy407::transforms {
namespace {

using View = std::string_view;

constexpr std::array<std::pair<View, View>, 6> quotes = {{
    {"\"", "\""},
    {"'", "'"},
    {"`", "`"},
    {"\u201C", "\u201D"},
    {"<", ">"},
    {"b'", "'"},
}};

}  // namespace

Candidates in_quotes(View right) {
    Candidates out;
    for (const auto& [opening, closing] : quotes) {
        out.push_back(std::string(opening) + std::string(right) + std::string(closing));
    }
    return out;
}

bool is_in_quotes(View right, View arrived) {
    return std::ranges::count(in_quotes(right), arrived) != 0;
}

Candidates without_quotes(View arrived) {
    Candidates out;
    for (const auto& [opening, closing] : quotes) {
        if (arrived.size() < opening.size() + closing.size()) continue;
        if (!arrived.starts_with(opening) || !arrived.ends_with(closing)) continue;
        const auto inner = arrived.substr(opening.size());
        out.emplace_back(inner.substr(0, inner.size() - closing.size()));
    }
    return out;
}

}  // namespace proxy407::transforms

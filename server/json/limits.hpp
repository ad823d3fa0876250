#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace proxy407::json {

/// What a JSON text from outside may hold at most.
struct Limits {
    std::size_t octets;
    std::size_t depth;    ///< of arrays and objects in each other: who walks through them recurses
    std::size_t members;  ///< of one object: where their order is kept, each is compared with all
    std::size_t values;
};

/// Where a text goes beyond its limits.
struct Excess {
    std::size_t offset;  ///< npos: the text is too long as a whole
    std::string found;
    std::string expected;
};

/// The first excess; nothing when the text is within the limits, be it JSON or not. Linear in time,
/// and no parser has seen the text yet. A NUL is an excess: parsers take it for the end.
std::optional<Excess> find_excess(std::string_view text, const Limits& limits);

/// The value of a text within the limits; discarded when it is beyond them, or no JSON. All JSON
/// from outside is read by this function.
template <typename Json = nlohmann::json>
Json parse(std::string_view text, const Limits& limits) {
    if (find_excess(text, limits)) return Json(nlohmann::detail::value_t::discarded);
    return Json::parse(text, nullptr, false);
}

/// Is it JSON within the limits? Makes no tree.
bool is_json(std::string_view text, const Limits& limits);

}  // namespace proxy407::json

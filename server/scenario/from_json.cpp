#include "scenario/from_json.hpp"

#include "files/read_file.hpp"
#include "json/limits.hpp"
#include "json/positions.hpp"
#include "scenario/model_from_json.hpp"
#include "scenario/unreadable.hpp"
#include "scenario/validate.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <tuple>

namespace proxy407::scenario {

namespace {

json::Mistakes in_order(json::Mistakes mistakes) {
    std::ranges::stable_sort(mistakes, {}, [](const json::Mistake& mistake) {
        return std::tuple(mistake.line, mistake.column);
    });
    return mistakes;
}

/// What does not fit is not looked at again: whoever reads on finds nothing at its place.
void blank(nlohmann::json& root, const json::Places& places) {
    for (const auto& place : places) {
        const nlohmann::json::json_pointer pointer(place);
        if (root.contains(pointer)) root.at(pointer) = nullptr;
    }
}

}  // namespace

Loaded from_json(std::string_view text, std::string_view file) {
    json::Mistakes mistakes;
    const json::Positions positions(text, file, mistakes);
    if (!positions.is_whole()) {
        if (is_transcript(text)) return json::Mistakes{transcript_instead(std::string(file))};
        return mistakes;
    }
    auto root = json::parse(text, json::file_limits);
    auto misfits = validate(root, positions, file);
    std::ranges::move(misfits.mistakes, std::back_inserter(mistakes));
    if (!root.is_object()) return in_order(std::move(mistakes));

    blank(root, misfits.places);
    json::Complaints complaints(positions, file, mistakes, std::move(misfits.places));
    auto scenario = model_from_json(root, complaints);
    if (!mistakes.empty()) return in_order(std::move(mistakes));
    return scenario;
}

Loaded from_valid_json(std::string_view text, std::string_view file) {
    json::Mistakes mistakes;
    json::Complaints complaints(file, mistakes);
    auto scenario = model_from_json(json::parse(text, json::file_limits), complaints);
    if (!mistakes.empty()) return mistakes;
    return scenario;
}

Loaded load_file(const std::string& path) {
    const bool is_standard_input = path == "-";
    const auto most = json::file_limits.octets;
    const auto file =
        is_standard_input ? files::read_standard_input(most) : files::read_file(path, most);
    if (!file.trouble.empty()) return json::Mistakes{unreadable(path, file.trouble)};
    return from_json(file.text, is_standard_input ? standard_input : path);
}

}  // namespace proxy407::scenario

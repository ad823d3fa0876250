#include "scenario/from_json.hpp"

#include "files/read_file.hpp"
#include "json/limits.hpp"
#include "json/positions.hpp"
#include "scenario/model_from_json.hpp"
#include "scenario/validate.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
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

}  // namespace

Loaded from_json(std::string_view text, std::string_view file) {
    json::Mistakes mistakes;
    const json::Positions positions(text, file, mistakes);
    if (!positions.is_whole()) return mistakes;
    const auto root = json::parse(text, json::file_limits);

    const auto misfits = validate(root, positions, file);
    mistakes.insert(mistakes.end(), misfits.begin(), misfits.end());
    if (!mistakes.empty()) return in_order(std::move(mistakes));

    auto scenario = model_from_json(root, positions, file, mistakes);
    if (!mistakes.empty()) return in_order(std::move(mistakes));
    return scenario;
}

Loaded load_file(const std::string& path) {
    const auto file = files::read_file(path, json::file_limits.octets);
    if (!file.trouble.empty()) {
        const auto* name = path.empty() ? "\"\"" : path.c_str();
        return json::Mistakes{{name, "", 0, 0, file.trouble, "a readable scenario file"}};
    }
    return from_json(file.text, path);
}

}  // namespace proxy407::scenario

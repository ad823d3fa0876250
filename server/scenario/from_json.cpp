#include "scenario/from_json.hpp"

#include "scenario/model_from_json.hpp"
#include "scenario/positions.hpp"
#include "scenario/read_file.hpp"
#include "scenario/validate.hpp"
#include "text/json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <tuple>

namespace proxy407::scenario {

namespace {

Mistakes in_order(Mistakes mistakes) {
    std::ranges::stable_sort(mistakes, {}, [](const Mistake& mistake) {
        return std::tuple(mistake.line, mistake.column);
    });
    return mistakes;
}

}  // namespace

Loaded from_json(std::string_view text, std::string_view file) {
    Mistakes mistakes;
    const Positions positions(text, file, mistakes);
    if (!positions.is_whole()) return mistakes;
    const auto root = text::parse_json(text, file_limits);

    const auto misfits = validate(root, positions, file);
    mistakes.insert(mistakes.end(), misfits.begin(), misfits.end());
    if (!mistakes.empty()) return in_order(std::move(mistakes));

    auto scenario = model_from_json(root, positions, file, mistakes);
    if (!mistakes.empty()) return in_order(std::move(mistakes));
    return scenario;
}

Loaded load_file(const std::string& path) {
    const auto file = read_file(path, file_limits.octets);
    if (!file.trouble.empty()) {
        const auto* name = path.empty() ? "\"\"" : path.c_str();
        return Mistakes{{name, "", 0, 0, file.trouble, "a readable scenario file"}};
    }
    return from_json(file.text, path);
}

}  // namespace proxy407::scenario

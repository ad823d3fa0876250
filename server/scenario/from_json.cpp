#include "scenario/from_json.hpp"

#include "scenario/model_from_json.hpp"
#include "scenario/positions.hpp"
#include "scenario/validate.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
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
    const auto root = nlohmann::json::parse(text, nullptr, false);
    if (root.is_discarded()) return mistakes;

    const auto misfits = validate(root, positions, file);
    mistakes.insert(mistakes.end(), misfits.begin(), misfits.end());
    if (!mistakes.empty()) return in_order(std::move(mistakes));

    auto scenario = model_from_json(root, positions, file, mistakes);
    if (!mistakes.empty()) return in_order(std::move(mistakes));
    return scenario;
}

Loaded load_file(const std::string& path) {
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    if (file && file.peek() != std::ifstream::traits_type::eof()) content << file.rdbuf();
    if (!file.good() && content.str().empty()) {
        const std::string why = errno != 0 ? std::strerror(errno) : "an empty file";
        return Mistakes{{path, "", 0, 0, why, "a readable scenario file"}};
    }
    return from_json(content.str(), path);
}

}  // namespace proxy407::scenario

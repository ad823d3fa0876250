#include "scenario/from_json.hpp"

#include "scenario/model_from_json.hpp"
#include "scenario/positions.hpp"
#include "scenario/validate.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
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

constexpr std::size_t longest = 4ul * 1024 * 1024;

/// What keeps octets from being a text at all; null: nothing.
const char* no_text(std::string_view octets) {
    if (octets.size() > longest) return "more than 4 MiB";
    // The parser would take it for the end.
    if (octets.find('\0') != octets.npos) return "a NUL octet";
    return nullptr;
}

}  // namespace

Loaded from_json(std::string_view text, std::string_view file) {
    Mistakes mistakes;
    if (const auto unfit = no_text(text)) {
        return Mistakes{{std::string(file), "", 0, 0, unfit, "a JSON text in UTF-8"}};
    }
    const Positions positions(text, file, mistakes);
    if (!positions.is_whole()) return mistakes;
    const auto root = nlohmann::json::parse(text);

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
    std::string content;
    std::array<char, 16 * 1024> piece;
    while (file && content.size() <= longest) {
        file.read(piece.data(), piece.size());
        content.append(piece.data(), static_cast<std::size_t>(file.gcount()));
    }
    if (content.empty()) {
        const std::string why = errno != 0 ? std::strerror(errno) : "an empty file";
        const auto* name = path.empty() ? "\"\"" : path.c_str();
        return Mistakes{{name, "", 0, 0, why, "a readable scenario file"}};
    }
    return from_json(content, path);
}

}  // namespace proxy407::scenario

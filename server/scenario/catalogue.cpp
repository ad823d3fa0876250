#include "scenario/catalogue.hpp"

#include "json/nearest.hpp"
#include "text/octets.hpp"

#include <filesystem>
#include <system_error>

namespace proxy407::scenario {

namespace {

json::Mistake unknown_name(std::string_view name) {
    std::vector<std::string> ids;
    for (const auto& built_in : built_in()) ids.emplace_back(built_in.id);
    json::Mistake mistake;
    mistake.file = text::printable(name);
    mistake.found = "no built-in scenario of that name";
    mistake.expected = "the path of a file (with a \"/\" or \".json\") or a built-in name";
    std::error_code ignored;
    if (!name.empty() && std::filesystem::is_regular_file(name, ignored)) {
        mistake.expected += "; a file of that name is \"./" + mistake.file + '"';
        return mistake;
    }
    const auto near = text::joined(json::nearest(name, ids));
    if (!near.empty()) mistake.expected += "; near ones are: " + near;
    return mistake;
}

}  // namespace

Loaded find(std::string_view name_or_path) {
    if (name_or_path.find('/') != name_or_path.npos || name_or_path.ends_with(".json")) {
        return load_file(std::string(name_or_path));
    }
    for (const auto& built_in : built_in()) {
        if (built_in.id == name_or_path) return from_json(built_in.json, built_in.path);
    }
    return json::Mistakes{unknown_name(name_or_path)};
}

}  // namespace proxy407::scenario

#include "scenario/catalogue.hpp"

#include "json/nearest.hpp"
#include "scenario/search.hpp"
#include "text/octets.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace proxy407::scenario {

namespace {

bool is_text_of_scenario(std::string_view name) {
    const auto first = name.find_first_not_of(" \t\r\n");
    return first != name.npos && name[first] == '{';
}

/// "a", "b" or "c"?
std::string some(const std::vector<std::string>& names) {
    constexpr std::size_t most = 3;
    const auto count = std::min(names.size(), most);
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) text += i + 1 == count ? " or " : ", ";
        text += '"' + names[i] + '"';
    }
    return text + '?';
}

json::Mistake unknown_name(std::string_view name) {
    std::vector<std::string> ids;
    for (const auto& built_in : built_in()) ids.emplace_back(built_in.id);
    const auto shown = text::printable(name.substr(0, 60));
    json::Mistake mistake;
    mistake.found = "no built-in scenario \"" + shown + '"';
    if (is_text_of_scenario(name)) {
        mistake.found = "this is the text of a scenario, not a name: " + shown;
        mistake.fix = "give the path of its file, or - and the text on standard input";
        return mistake;
    }
    if (name.empty()) return {"", "", 0, 0, "the name of the scenario is empty", "", "name one"};
    std::error_code ignored;
    if (std::filesystem::is_regular_file(name, ignored)) {
        mistake.fix = "to read the file here, write ./" + shown;
        return mistake;
    }
    if (std::filesystem::is_regular_file(std::string(name) + ".json", ignored)) {
        mistake.fix = "to read the file here, write ./" + shown + ".json";
        return mistake;
    }
    auto near = json::nearest(name, ids);
    if (near.empty())
        for (const auto* one : search(name)) near.emplace_back(one->id);
    mistake.fix =
        near.empty() ? "proxy407 scenarios list shows them" : "did you mean " + some(near);
    mistake.fix += " (to read a file, give a path such as ./" + shown + ".json)";
    return mistake;
}

}  // namespace

bool is_path(std::string_view name_or_path) {
    if (is_text_of_scenario(name_or_path)) return false;
    return name_or_path == "-" || name_or_path.find('/') != name_or_path.npos ||
           name_or_path.ends_with(".json");
}

Loaded find(std::string_view name_or_path) {
    if (is_path(name_or_path)) return load_file(std::string(name_or_path));
    for (const auto& built_in : built_in()) {
        if (built_in.id != name_or_path) continue;
        auto loaded = from_valid_json(built_in.json, built_in.path);
        if (auto* found = std::get_if<Scenario>(&loaded)) found->warnings.clear();  // on purpose
        return loaded;
    }
    return json::Mistakes{unknown_name(name_or_path)};
}

}  // namespace proxy407::scenario

#pragma once

#include "checks/checks_table.hpp"
#include "scenario/catalogue.hpp"
#include "support/generated_text.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::checks::test {

using nlohmann::ordered_json;
using Ids = std::vector<std::string>;

inline ordered_json json_in_tests(const std::string& path) {
    return ordered_json::parse(proxy407::test::content_of(PROXY407_SOURCE_DIR "/tests/data/" + path)
    );
}

/// What covers a requirement or a defect by citing it.
struct Citations {
    std::map<std::string, Ids> scenarios;  ///< by the link
    std::map<std::string, Ids> checks;     ///< by the requirement
    std::map<std::string, std::string> path_of_scenario;

    Citations() {
        for (const auto& built_in : scenario::built_in()) {
            const auto scenario = std::get<scenario::Scenario>(scenario::find(built_in.id));
            path_of_scenario[scenario.id] = scenario.family + '/' + scenario.id + ".json";
            for (const auto& link : scenario.links) scenarios[link].push_back(scenario.id);
        }
        for (const auto& check : all_checks()) {
            for (const auto id : check.requirements) checks[std::string(id)].emplace_back(check.id);
        }
    }

    const Ids& scenarios_for(const std::string& id) const { return in(scenarios, id); }

    const Ids& checks_for(const std::string& id) const { return in(checks, id); }

    bool has_scenario(const std::string& id) const { return path_of_scenario.contains(id); }

    /// Links to the scenarios, a few where there are many.
    std::string shown(const Ids& ids) const {
        constexpr std::size_t most = 4;
        std::string cell;
        for (std::size_t i = 0; i < ids.size() && i < most; ++i) {
            const auto path = path_of_scenario.find(ids[i]);
            if (i != 0) cell += ", ";
            cell +=
                '[' + ids[i] + "](" + (path == path_of_scenario.end() ? "" : path->second) + ')';
        }
        if (ids.size() > most) cell += " and " + std::to_string(ids.size() - most) + " more";
        return cell;
    }

private:
    static const Ids& in(const std::map<std::string, Ids>& ids, const std::string& id) {
        static const Ids none;
        const auto found = ids.find(id);
        return found == ids.end() ? none : found->second;
    }
};

/// For a cell of a table.
inline std::string cell(std::string text) {
    for (auto at = text.find('|'); at != text.npos; at = text.find('|', at + 2))
        text.insert(at, 1, '\\');
    return text;
}

inline std::string joined(const Ids& ids, std::string_view quote = "") {
    std::string text;
    for (const auto& id : ids) {
        if (!text.empty()) text += ", ";
        text.append(quote).append(id).append(quote);
    }
    return text;
}

/// {"why": [ids]} turned round: the reason by the id.
inline std::map<std::string, std::string> reasons(const ordered_json& rows) {
    std::map<std::string, std::string> found;
    for (const auto& row : rows) {
        for (const auto& id : row.at("ids")) found[id] = row.at("why");
    }
    return found;
}

/// "tests/unit/http/head_test.cpp#RequestHead.CanBeMoved" or
/// "tests/integration/wire/shapes.py#test_raw_octets": is there such a test?
inline bool is_test(const std::string& named) {
    const auto hash = named.find('#');
    const auto name = named.substr(hash + 1);
    const auto file = proxy407::test::content_of(PROXY407_SOURCE_DIR "/" + named.substr(0, hash));
    const auto dot = name.find('.');
    if (dot == name.npos) return file.find("def " + name + "(") != file.npos;
    return file.find('(' + name.substr(0, dot) + ", " + name.substr(dot + 1) + ')') != file.npos;
}

/// Its name, without its place.
inline std::string shown_test(const std::string& named) {
    const auto hash = named.find('#');
    return "[`" + named.substr(hash + 1) + "`](../" + named.substr(0, hash) + ')';
}

}  // namespace proxy407::checks::test

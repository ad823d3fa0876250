#pragma once

#include <nlohmann/json.hpp>

#include <fstream>
#include <map>
#include <stdexcept>
#include <string>

namespace proxy407::test {

/// One of the files of tests/data/vectors. It lives as long as the test program, so that
/// `for (auto& entry : load_vectors(NAME).at("entries"))` does not outlive what it walks over.
inline const nlohmann::json& load_vectors(const std::string& file_name) {
    static std::map<std::string, nlohmann::json> loaded;
    const auto [place, is_new] = loaded.try_emplace(file_name);
    if (is_new) {
        std::ifstream file(std::string(PROXY407_SOURCE_DIR) + "/tests/data/vectors/" + file_name);
        if (!file) throw std::runtime_error("no vectors in " + file_name);
        place->second = nlohmann::json::parse(file);
    }
    return place->second;
}

}  // namespace proxy407::test

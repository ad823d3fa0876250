#pragma once

#include <nlohmann/json.hpp>

#include <fstream>
#include <stdexcept>
#include <string>

namespace proxy407::test {

/// One of the files of tests/vectors.
inline nlohmann::json load_vectors(const std::string& file_name) {
    std::ifstream file(std::string(PROXY407_SOURCE_DIR) + "/tests/vectors/" + file_name);
    if (!file) throw std::runtime_error("no vectors in " + file_name);
    return nlohmann::json::parse(file);
}

}  // namespace proxy407::test

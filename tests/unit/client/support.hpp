#pragma once

#include "client/client.hpp"
#include "scenario/catalogue.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace proxy407::client {

inline scenario::Scenario built_in(const std::string& name) {
    return std::get<scenario::Scenario>(scenario::find(name));
}

/// All mistakes, one a line, without what is before the file's name.
inline std::string told(const json::Mistakes& mistakes) {
    std::string text;
    for (const auto& mistake : mistakes) {
        const std::string line = json::to_string(mistake);
        text += line.substr(std::min(line.size(), mistake.file.rfind('/') + 1)) + "\n";
    }
    return text;
}

}  // namespace proxy407::client

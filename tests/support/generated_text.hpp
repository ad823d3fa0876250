#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace proxy407::test {

inline std::string content_of(const std::string& path) {
    std::ifstream file(path);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

/// The text with the part between "<!-- begin: NAME -->" and "<!-- end: NAME -->" made anew.
inline std::string with_section(
    std::string text, const std::string& name, const std::string& table
) {
    const auto begin_mark = "<!-- begin: " + name + " -->\n";
    const auto begin = text.find(begin_mark);
    const auto end = text.find("<!-- end: " + name + " -->");
    if (begin == text.npos || end == text.npos) return "the marks of " + name + " are gone";
    const auto from = begin + begin_mark.size();
    return text.replace(from, end - from, table);
}

/// Is the file as it would be made now? With PROXY407_UPDATE_README in the environment it becomes
/// so.
inline void expect_up_to_date(const std::string& path, const std::string& expected) {
    if (std::getenv("PROXY407_UPDATE_README") != nullptr) {
        std::ofstream(path) << expected;
        return;
    }
    EXPECT_EQ(content_of(path), expected)
        << "PROXY407_UPDATE_README=1 ctest -R Scenarios writes it anew";
}

}  // namespace proxy407::test

#pragma once

#include "unit/results/fixture.hpp"

#include <string>

namespace proxy407::reports {

using results::content;
using results::fixture;
using results::fixture_text;
using results::result;
using results::told;

inline results::Client client(const std::string& name, const std::string& version = "1.0") {
    results::Client made;
    made.name = name;
    made.installed = !version.empty();
    made.version = version;
    return made;
}

inline std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
    return found;
}

}  // namespace proxy407::reports

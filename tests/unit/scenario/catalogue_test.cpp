#include "scenario/catalogue.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace proxy407::scenario {
namespace {

std::string all(const Loaded& loaded) {
    std::string text;
    if (const auto* mistakes = std::get_if<Mistakes>(&loaded)) {
        for (const auto& mistake : *mistakes) text += to_string(mistake) + '\n';
    }
    return text;
}

TEST(Catalogue, EveryBuiltInScenarioLoads) {
    for (const auto& built_in : built_in()) {
        SCOPED_TRACE(built_in.path);
        const auto loaded = find(built_in.id);
        EXPECT_EQ(all(loaded), "");
    }
}

}  // namespace
}  // namespace proxy407::scenario

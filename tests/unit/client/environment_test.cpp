#include "client/environment.hpp"

#include <gtest/gtest.h>

namespace proxy407::client {
namespace {

TEST(Environment, ACleanOneHasNothingBesidesWhatIsNeeded) {
    process::Environment clean = clean_environment("/home/of/case");
    EXPECT_EQ(clean["HOME"], "/home/of/case");
    for (const auto& [name, value] : clean)
        EXPECT_TRUE(name == "PATH" || name == "HOME" || name == "TMPDIR" || name == "LC_ALL")
            << name;
}

}  // namespace
}  // namespace proxy407::client

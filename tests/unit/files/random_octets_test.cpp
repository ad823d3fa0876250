#include "files/random_octets.hpp"

#include <gtest/gtest.h>

#include <set>
#include <system_error>

namespace proxy407::files {
namespace {

TEST(RandomOctets, Asked_AreAsManyAndNeverTheSame) {
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) seen.insert(random_octets(16));

    EXPECT_EQ(seen.size(), 100U);
    for (const std::string& octets : seen) EXPECT_EQ(octets.size(), 16U);
}

TEST(RandomOctets, MoreThanTheKernelGivesAtOnce_Throws) {
    EXPECT_EQ(random_octets(256).size(), 256U);
    EXPECT_THROW(random_octets(257), std::system_error);
}

}  // namespace
}  // namespace proxy407::files

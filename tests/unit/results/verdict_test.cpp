#include "results/verdict.hpp"

#include <gtest/gtest.h>

namespace proxy407::results {
namespace {

TEST(Verdict, NamesAndValuesAreOneToOne) {
    for (const std::string_view word : verdict_names()) EXPECT_EQ(name(*verdict_of(word)), word);
    for (const std::string_view word : standing_names()) EXPECT_EQ(name(*standing_of(word)), word);
    EXPECT_EQ(verdict_of("pass"), std::nullopt);
    EXPECT_EQ(standing_of(""), std::nullopt);
}

}  // namespace
}  // namespace proxy407::results

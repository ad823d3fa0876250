#include "diagnosis/cause.hpp"

#include <gtest/gtest.h>

#include <set>

namespace proxy407::diagnosis {
namespace {

TEST(Cause, FourNamesThatNeverChange) {
    EXPECT_EQ(name(Cause::no_credentials), "no-credentials");
    EXPECT_EQ(name(Cause::wrong_credentials), "wrong-credentials");
    EXPECT_EQ(name(Cause::address_not_allowed), "address-not-allowed");
    EXPECT_EQ(name(Cause::wrong_place_or_scheme), "wrong-place-or-scheme");
}

TEST(Cause, EachHasATitleOfItsOwn) {
    const std::set<std::string_view> titles = {
        title(Cause::no_credentials),
        title(Cause::wrong_credentials),
        title(Cause::address_not_allowed),
        title(Cause::wrong_place_or_scheme),
    };
    EXPECT_EQ(titles.size(), 4u);
    EXPECT_FALSE(titles.contains(""));
}

}  // namespace
}  // namespace proxy407::diagnosis

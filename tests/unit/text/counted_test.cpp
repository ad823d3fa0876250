#include "text/counted.hpp"

#include <gtest/gtest.h>

namespace proxy407::text {
namespace {

TEST(Counted, One_HasNoS) {
    EXPECT_EQ(counted(0, "request"), "0 requests");
    EXPECT_EQ(counted(1, "request"), "1 request");
    EXPECT_EQ(counted(2, "request"), "2 requests");
}

}  // namespace
}  // namespace proxy407::text

#include "json/mistake.hpp"

#include <gtest/gtest.h>

namespace proxy407::json {
namespace {

TEST(Mistake, ReadsAsOneLine) {
    EXPECT_EQ(
        to_string({"a.json", "/id", 2, 9, "5", "a string"}),
        "a.json:2:9: /id: found 5, expected a string"
    );
    EXPECT_EQ(
        to_string({"a.json", "", 0, 0, "No such file", "a file"}),
        "a.json: found No such file, expected a file"
    );
    EXPECT_EQ(to_string({"a.json", "", 1, 1, "nothing", ""}), "a.json:1:1: found nothing");
}

}  // namespace
}  // namespace proxy407::json

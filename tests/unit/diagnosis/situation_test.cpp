#include "diagnosis/situation.hpp"

#include "unit/diagnosis/desk.hpp"

#include <gtest/gtest.h>

namespace proxy407::diagnosis {
namespace {

TEST(Situation, AccountsByLikelihood) {
    test::Desk desk({{"a", "1"}, {"b", "2"}, {"c", "3"}});
    desk.intends({"b", "2"});
    const auto head = http::parse_request_head(test::get(""));
    const auto order = [&](const char* user) {
        std::string out;
        for (const auto* account : by_likelihood(desk.situation(head), user)) out += account->user;
        return out;
    };
    EXPECT_EQ(order("c"), "cba");
    EXPECT_EQ(order("b"), "bac");
    EXPECT_EQ(order("nobody"), "bac");
}

TEST(Situation, AnAccountIsFoundByItsWholePair) {
    const test::Desk desk({{"a", "1"}, {"b", "2:x"}});
    const auto head = http::parse_request_head(test::get(""));
    EXPECT_EQ(account_with(desk.situation(head), "b:2:x")->user, "b");
    EXPECT_EQ(account_with(desk.situation(head), "b:2"), nullptr);
}

}  // namespace
}  // namespace proxy407::diagnosis

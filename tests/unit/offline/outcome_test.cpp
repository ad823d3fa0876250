#include "offline/outcome.hpp"

#include "text/base64.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace proxy407::offline {
namespace {

using ::testing::HasSubstr;

Judged judged(const std::string& log) {
    Knowledge knowledge;
    knowledge.scenario.client = auth::Account{"alice", "p@ss"};
    knowledge.scenario.users = {*knowledge.scenario.client};
    return judge(sightings(log), knowledge);
}

std::string request(const std::string& pair, const std::string& status) {
    return "> GET http://h/ HTTP/1.1\n" +
           (pair.empty() ? "" : "> Proxy-Authorization: Basic " + text::base64_encode(pair) + "\n"
           ) +
           "> \n< HTTP/1.1 " + status + " X\n< Proxy-Authenticate: Basic realm=\"x\"\n< \n";
}

TEST(Outcome, AllRight_IsRight) {
    EXPECT_EQ(outcome(judged(request("", "407") + request("alice:p@ss", "200"))), Outcome::right);
    EXPECT_EQ(
        praise(judged(request("alice:p@ss", "200"))), "The credentials are right, byte for byte."
    );
    EXPECT_THAT(
        praise(judged(request("alice:p@ss", "407"))), HasSubstr("refused them all the same")
    );
}

TEST(Outcome, MistakeWithAName_IsExplained) {
    EXPECT_EQ(outcome(judged(request("alice:p%40ss", "407"))), Outcome::explained);
    EXPECT_EQ(outcome(judged(request("", "407"))), Outcome::explained) << "nobody answered it";
    EXPECT_EQ(praise(judged(request("alice:p%40ss", "407"))), "");
    EXPECT_EQ(
        outcome(judged(request("alice:p%40ss", "407") + request("alice:other", "407"))),
        Outcome::explained
    );
}

TEST(Outcome, NoKnownMistake_IsUnexplained) {
    EXPECT_EQ(outcome(judged(request("alice:other", "407"))), Outcome::unexplained);
    EXPECT_EQ(outcome(judged("Proxy-Authorization: Basic ***\n")), Outcome::unexplained);
}

}  // namespace
}  // namespace proxy407::offline

#include "admin/routes.hpp"
#include "unit/admin/fixture.hpp"

namespace proxy407::admin {
namespace {

using testing::HasSubstr;
using HandoutAnswers = AtTheDesk;

TEST_F(HandoutAnswers, Handout_HasTheVariablesOfRun) {
    const auto told = get_json("/handout");
    EXPECT_EQ(told["environment"]["http_proxy"], "http://user:pass@127.0.0.1:40000");
    EXPECT_EQ(told["environment"]["SSL_CERT_FILE"], "/tmp/ca.pem");
    EXPECT_EQ(told["ca_file"], "/tmp/ca.pem");
    EXPECT_THAT(told["unset"].dump(), HasSubstr("\"no_proxy\""));
    EXPECT_EQ(get_json("/handout?proxy=default"), told);
    EXPECT_EQ(ask("GET", "/handout?proxy=x").reply.status, 404);
}

TEST_F(HandoutAnswers, Encode_GivesTheFormsAndTheLines) {
    const auto made = post_json("/encode", {{"user", "alice"}, {"password", "p@ss:word"}});
    EXPECT_EQ(made["in_url"], "alice:p%40ss%3Aword");
    EXPECT_EQ(made["basic"], text::base64_encode("alice:p@ss:word"));
    EXPECT_FALSE(made["lines"].empty());
    const auto elsewhere =
        post_json("/encode", {{"user", "a"}, {"password", "b"}, {"proxy", "p.test:1"}});
    EXPECT_THAT(elsewhere["lines"][0]["line"].get<std::string>(), HasSubstr("p.test:1"));
}

TEST_F(HandoutAnswers, Encode_WhatCanNotBeSent_SaysWhy) {
    EXPECT_THAT(
        post_json("/encode", {{"user", "a:b"}, {"password", "c"}})["detail"].get<std::string>(),
        HasSubstr("colon")
    );
    const auto place = post_json("/encode", {{"user", "a"}, {"password", "b"}, {"proxy", "x y"}});
    EXPECT_EQ(place["pointer"], "/proxy");
}

}  // namespace
}  // namespace proxy407::admin

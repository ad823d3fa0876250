#include "client/own_command.hpp"

#include <gmock/gmock.h>

namespace proxy407::client {
namespace {

using testing::HasSubstr;

Client made_of(const std::string& command) {
    return std::get<Client>(client_of_command(command));
}

std::string wrong_with(const std::string& command) {
    const auto made = client_of_command(command);
    const auto* wrong = std::get_if<std::string>(&made);
    return wrong ? *wrong : "nothing is wrong";
}

TEST(ClientOfCommand, IsToldOfItsProxyByTheWordsItHas) {
    const auto channel = [](const std::string& command) {
        return made_of(command).channels.at(0).name;
    };
    EXPECT_EQ(channel("get {url}"), "env");
    EXPECT_EQ(channel("get -x {proxy} -u {user} -p {password} {url}"), "option");
    EXPECT_EQ(channel("get -x {proxy_url} {url}"), "url");
    EXPECT_EQ(made_of("get {url}").channels.at(0).environment.size(), 4u);
}

TEST(ClientOfCommand, TheOptionBeforeCredentialsGoesWithThem) {
    const Client made = made_of("get -x {proxy} -U {user}:{password} {url}");
    const auto& argv = made.channels.at(0).argv;
    ASSERT_EQ(argv.size(), 6u);
    EXPECT_EQ(argv[3].when, "credentials");
    EXPECT_EQ(argv[4].when, "credentials");
    EXPECT_EQ(argv[5].when, "");
}

TEST(ClientOfCommand, ReadsQuotes) {
    const Client made = made_of("sh -c 'get \"$1\" | cat' sh {url}");
    const auto& argv = made.channels.at(0).argv;
    ASSERT_EQ(argv.size(), 5u);
    EXPECT_EQ(argv[2].words.front(), "get \"$1\" | cat");
}

TEST(ClientOfCommand, WhatIsWrongIsTold) {
    EXPECT_EQ(wrong_with("  "), "has no word in it");
    EXPECT_THAT(wrong_with("get {proxyurl} {url}"), HasSubstr("did you mean \"{proxy_url}\"?"));
    EXPECT_THAT(wrong_with("get {nonsense} {url}"), HasSubstr("there are \"{url}\", "));
    EXPECT_THAT(wrong_with("get -x {proxy_url}"), HasSubstr("has no {url}"));
    EXPECT_THAT(wrong_with("get -x {proxy} {url}"), HasSubstr("add {user} and {password}"));
    EXPECT_THAT(
        wrong_with("get -h {proxy_host} -u {user}:{password} {url}"), HasSubstr("no {proxy_port}")
    );
    EXPECT_THAT(wrong_with("get 'x {url}"), HasSubstr("a ' that no other one closes"));
}

}  // namespace
}  // namespace proxy407::client

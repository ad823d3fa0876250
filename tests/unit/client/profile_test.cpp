#include "client/profile.hpp"

#include "client/special.hpp"
#include "unit/client/support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace proxy407::client {
namespace {

using testing::Contains;
using testing::Not;

const std::string telling = "special/slash";
const std::string other = "special/tilde";
const std::string further = "digest-stale";

Client client_with(const std::vector<std::string>& channels, bool is_slow = false) {
    Client client;
    client.is_slow = is_slow;
    const std::set<std::string> features = {"basic.http", "digest.http"};
    for (const std::string& name : channels) client.channels.push_back({name, {}, {}, features});
    return client;
}

/// Is it asked by the channel of that number?
bool is_asked_by(
    const Client& client, std::size_t channel, Profile profile, const std::string& scenario
) {
    const auto loaded = built_in(find_special(scenario) != nullptr ? "basic-utf8" : scenario);
    return is_part_of(profile, scenario, loaded, Target::http, client, client.channels.at(channel));
}

TEST(ScenariosOf, UsualScenarios_AreAFewOfTheCatalogue) {
    const auto usual = scenarios_of(Profile::usual);
    const auto whole = scenarios_of(Profile::whole);
    EXPECT_THAT(usual, Not(Contains(further)));
    EXPECT_THAT(whole, Contains(further));
    for (const std::string& name : usual) EXPECT_THAT(whole, Contains(name));
    for (const SpecialPair& pair : special_pairs())
        EXPECT_THAT(usual, Contains(special_name(pair)));
}

TEST(IsPartOf, UsualScenario_IsForEveryClientChannelAndTarget) {
    const Client slow = client_with({"url", "env"}, true);
    for (const Profile profile : {Profile::usual, Profile::whole, Profile::chosen}) {
        EXPECT_TRUE(is_asked_by(slow, 0, profile, "basic"));
        EXPECT_TRUE(is_asked_by(slow, 1, profile, "basic"));
        EXPECT_TRUE(is_asked_by(slow, 0, profile, telling));
    }
}

TEST(IsPartOf, WhatIsMadeOfAnAnswer_IsForTheFirstChannelOfSlowClientsToo) {
    for (const bool is_slow : {true, false}) {
        const Client client = client_with({"option", "env"}, is_slow);
        for (const Profile profile : {Profile::usual, Profile::whole}) {
            EXPECT_TRUE(is_asked_by(client, 0, profile, "wrong-password"));
            EXPECT_FALSE(is_asked_by(client, 1, profile, "wrong-password"));
        }
    }
}

TEST(IsPartOf, RestOfTheCatalogue_IsForTheFirstChannelOnly) {
    const Client client = client_with({"option", "env"});
    EXPECT_TRUE(is_asked_by(client, 0, Profile::whole, further));
    EXPECT_FALSE(is_asked_by(client, 1, Profile::whole, further));
    EXPECT_FALSE(is_asked_by(client_with({"url"}, true), 0, Profile::whole, further));
}

TEST(IsPartOf, WhereCredentialsAreTaken_IsForTheFirstChannelThatCanDoIt) {
    Client client = client_with({"url", "env"}, true);
    EXPECT_TRUE(is_asked_by(client, 0, Profile::usual, "exception-for-target")) << "for the dash";
    EXPECT_FALSE(is_asked_by(client, 1, Profile::usual, "exception-for-target"));
    client.channels[1].features.insert("no_proxy");
    EXPECT_FALSE(is_asked_by(client, 0, Profile::usual, "exception-for-target"));
    EXPECT_TRUE(is_asked_by(client, 1, Profile::usual, "exception-for-target"));
}

TEST(IsPartOf, ChannelAny_HasNoSpecialCharacters) {
    const Client client = client_with({"option", "any"});
    EXPECT_TRUE(is_asked_by(client, 1, Profile::whole, "basic"));
    EXPECT_FALSE(is_asked_by(client, 1, Profile::whole, telling));
}

TEST(IsPartOf, EnvChannelWithTheUrlOfAnother_HasFewSpecialCharacters) {
    const Client client = client_with({"url", "env"});
    EXPECT_TRUE(is_asked_by(client, 0, Profile::usual, other));
    EXPECT_FALSE(is_asked_by(client, 1, Profile::usual, telling));
    EXPECT_TRUE(is_asked_by(client, 1, Profile::whole, telling));
    EXPECT_FALSE(is_asked_by(client, 1, Profile::whole, other));
}

TEST(IsPartOf, ClientWithADriverForEachCase_HasTheTellingSpecialCharacters) {
    Client client = client_with({"option", "env"});
    EXPECT_TRUE(is_asked_by(client, 1, Profile::usual, other)) << "a template";
    client.program.emplace();
    EXPECT_TRUE(is_asked_by(client, 0, Profile::usual, other));
    EXPECT_TRUE(is_asked_by(client, 1, Profile::usual, telling));
    EXPECT_FALSE(is_asked_by(client, 1, Profile::usual, other));
    EXPECT_TRUE(is_asked_by(client, 1, Profile::whole, other));
}

TEST(IsPartOf, WholeProfileOfASlowClient_HasEachSpecialCharacterOnce) {
    const Client slow = client_with({"option", "env"}, true);
    EXPECT_FALSE(is_asked_by(slow, 0, Profile::usual, other));
    EXPECT_TRUE(is_asked_by(slow, 0, Profile::whole, other));
    EXPECT_FALSE(is_asked_by(slow, 1, Profile::whole, other));
}

TEST(IsPartOf, WhatWasAskedForByNameIsForAll) {
    const Client slow = client_with({"url", "env"}, true);
    EXPECT_TRUE(is_asked_by(slow, 1, Profile::chosen, other));
    EXPECT_TRUE(is_asked_by(slow, 1, Profile::chosen, further));
}

}  // namespace
}  // namespace proxy407::client

#include "client/needs.hpp"

#include "unit/client/support.hpp"

#include <gmock/gmock.h>

namespace proxy407::client {
namespace {

using testing::Contains;
using testing::ElementsAre;

TEST(Features, AreMissedByWhatTheProxyAsksFor) {
    Channel channel;
    channel.features = {"basic.http", "basic.connect", "digest.http"};
    EXPECT_EQ(missing_feature(channel, built_in("basic"), Target::https), "");
    EXPECT_EQ(missing_feature(channel, built_in("digest"), Target::http), "");
    EXPECT_EQ(missing_feature(channel, built_in("digest"), Target::https), "digest.connect");
    EXPECT_EQ(missing_feature(channel, built_in("digest-or-basic"), Target::https), "");
    EXPECT_EQ(missing_feature(channel, built_in("open"), Target::https), "");
    channel.features = {"digest.http"};
    EXPECT_EQ(missing_feature(channel, built_in("open"), Target::http), "");
    EXPECT_EQ(missing_feature(channel, built_in("open"), Target::https), "basic.connect");
    EXPECT_EQ(missing_feature(channel, built_in("unknown-scheme-only"), Target::http), "");
    EXPECT_EQ(missing_feature(channel, built_in("ntlm"), Target::http), "ntlm.http");
}

TEST(Features, AreThoseForTheKindOfTarget) {
    const auto two_kinds = built_in("another-scheme-for-tunnels");
    EXPECT_NE(offered_schemes(two_kinds, Target::http), offered_schemes(two_kinds, Target::https));
    EXPECT_TRUE(offered_schemes(built_in("unknown-scheme-only"), Target::http).empty());
    // A challenge that is made by hand still wants a client of its scheme.
    EXPECT_EQ(
        offered_schemes(built_in("digest-unknown-qop"), Target::http),
        std::vector<std::string>{"digest"}
    );
}

TEST(Features, SchemeOfTunnelsAlone_IsLackedByWhoDoesNotClaimIt) {
    Client client;
    client.channels.resize(1);
    client.channels[0].name = "url";
    client.channels[0].features = {"basic.http", "basic.connect"};
    EXPECT_TRUE(lacks_scheme_in_tunnel(client, "url", built_in("another-scheme-for-tunnels")));
    EXPECT_FALSE(lacks_scheme_in_tunnel(client, "url", built_in("basic")));
    client.channels[0].features.insert("digest-sha256.connect");
    EXPECT_FALSE(lacks_scheme_in_tunnel(client, "url", built_in("another-scheme-for-tunnels")));
}

/// Every client that comes with the project, and what is known of it.
TEST(Clients, OfTheProjectAreRead) {
    const std::string root = PROXY407_SOURCE_DIR "/client-tests/clients";
    int count = 0;
    for (const auto& folder : std::filesystem::directory_iterator(root)) {
        ++count;
        const auto client = load_client(folder.path().string());
        if (const auto* mistakes = std::get_if<json::Mistakes>(&client))
            ADD_FAILURE() << told(*mistakes);
    }
    EXPECT_GE(count, 6);
}

/// Without it a client that can do all else can't do the case.
std::string missed(const std::string& name, Target target, std::set<std::string> features) {
    features.insert({"basic.http", "basic.connect"});
    return missing_feature({"url", {}, {}, std::move(features)}, built_in(name), target);
}

TEST(Needs, WhatACaseIsAbout_IsMissedWhereItIsNotClaimed) {
    EXPECT_EQ(missed("upload", Target::http, {}), "upload");
    EXPECT_EQ(missed("upload", Target::http, {"upload"}), "");
    EXPECT_EQ(missed("websocket", Target::http, {}), "websocket");
    EXPECT_EQ(missed("tls-proxy", Target::https, {}), "tls-proxy");
    EXPECT_EQ(missed("netrc-names-the-proxy", Target::http, {}), "netrc");
    EXPECT_EQ(missed("redirect-then-challenge", Target::http, {}), "redirect");
    EXPECT_EQ(missed("two-accounts-at-one-proxy", Target::https, {}), "https_proxy");
}

TEST(Needs, RedirectPastTheProxy_TakesAllThatLeadsThere) {
    EXPECT_EQ(missed("exception-after-redirect", Target::http, {"no_proxy"}), "redirect");
    EXPECT_EQ(missed("exception-after-redirect", Target::http, {"redirect"}), "no_proxy");
    EXPECT_EQ(missed("redirect-past-the-proxy", Target::http, {"redirect"}), "https_proxy");
    EXPECT_EQ(missed("redirect-to-second-proxy", Target::http, {"redirect", "https_proxy"}), "");
}

TEST(Needs, RedirectIntoATunnel_TakesCredentialsForBoth) {
    const Channel plain{"url", {}, {}, {"basic.http", "redirect"}};
    EXPECT_EQ(missing_feature(plain, built_in("redirect-to-https"), Target::http), "basic.connect");
}

TEST(Needs, WebSocket_IsAskedForThroughATunnel) {
    const Channel plain{"url", {}, {}, {"basic.http", "websocket"}};
    EXPECT_EQ(missing_feature(plain, built_in("websocket"), Target::http), "basic.connect");
}

TEST(Needs, TakenIsWhatNothingElseMakesUpFor) {
    EXPECT_TRUE(takes(built_in("upload"), Target::http, "upload"));
    EXPECT_FALSE(takes(built_in("basic"), Target::http, "upload"));
    EXPECT_FALSE(takes(built_in("digest-or-basic"), Target::http, "digest.http"));
}

TEST(Needs, TaskOfNoDriver_HasNoFeature) {
    EXPECT_EQ(feature_of_task("sends a TRACE"), "");
    EXPECT_EQ(feature_of_task("uploads something"), "upload");
}

TEST(Features, OfDigestAreItsAlgorithms) {
    Channel channel;
    channel.features = {"basic.http", "digest.http"};
    EXPECT_EQ(missing_feature(channel, built_in("digest"), Target::http), "");
    EXPECT_EQ(
        missing_feature(channel, built_in("digest-sha256"), Target::http), "digest-sha256.http"
    );
    EXPECT_EQ(
        missing_feature(channel, built_in("digest-auth-int"), Target::http), "digest-auth-int.http"
    );
    EXPECT_EQ(missing_feature(channel, built_in("digest-three-algorithms"), Target::http), "");
    channel.features.insert("digest-sha256.http");
    EXPECT_EQ(missing_feature(channel, built_in("digest-sha256"), Target::http), "");
}

}  // namespace
}  // namespace proxy407::client

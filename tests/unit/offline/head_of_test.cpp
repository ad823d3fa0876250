#include "offline/head_of.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace proxy407::offline {
namespace {

using ::testing::ElementsAre;

Sighting seen(std::string method, std::string target, Fields fields = {}) {
    Sighting made;
    made.method = std::move(method);
    made.target = std::move(target);
    made.fields = std::move(fields);
    return made;
}

Sighting digest(const std::string& uri) {
    return seen("", "", {{"Proxy-Authorization", "Digest uri=\"" + uri + "\""}});
}

TEST(MethodsFor, LogOrUriTellsThem) {
    EXPECT_THAT(methods_for(seen("PUT", "http://h/")), ElementsAre("PUT"));
    EXPECT_THAT(methods_for(digest("h:443")), ElementsAre("CONNECT"));
    EXPECT_EQ(methods_for(digest("/x")).front(), "GET");
    EXPECT_GT(methods_for(digest("/x")).size(), 1U);
    EXPECT_THAT(methods_for(seen("", "")), ElementsAre("GET"));
}

TEST(HeadOf, WhatTheLogLeavesOut_IsPutIn) {
    EXPECT_EQ(
        head_of(seen("GET", "http://h:8080/x", {{"A", "b"}}), "GET"),
        "GET http://h:8080/x HTTP/1.1\r\nHost: h:8080\r\nA: b\r\n\r\n"
    );
    EXPECT_EQ(
        head_of(seen("GET", "/x", {{"host", "h"}}), "GET"),
        "GET http://h/x HTTP/1.1\r\nHost: h\r\n\r\n"
    );
    EXPECT_EQ(
        head_of(seen("", ""), "GET"),
        "GET http://example.test/ HTTP/1.1\r\nHost: example.test\r\n\r\n"
    );
    EXPECT_EQ(
        head_of(seen("CONNECT", "h:443"), "CONNECT"),
        "CONNECT h:443 HTTP/1.1\r\nHost: h:443\r\n\r\n"
    );
}

TEST(HeadOf, DigestTellsTheTarget) {
    EXPECT_TRUE(head_of(digest("h:443"), "CONNECT").starts_with("CONNECT h:443 HTTP/1.1\r\n"));
    EXPECT_TRUE(head_of(digest("http://h/x"), "GET").starts_with("GET http://h/x HTTP/1.1\r\n"));
    EXPECT_TRUE(head_of(digest("/x"), "GET").starts_with("GET http://example.test/x HTTP/1.1\r\n"));
}

TEST(HeadOf, FramingAndJunk_AreLeftOut) {
    const auto head = head_of(
        seen("POST", "http://h/", {{"Content-Length", "9"}, {"a b", "c"}, {"B", "d"}}), "POST"
    );
    EXPECT_EQ(head, "POST http://h/ HTTP/1.1\r\nHost: h\r\nB: d\r\n\r\n");
}

}  // namespace
}  // namespace proxy407::offline

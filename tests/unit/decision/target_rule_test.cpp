#include "decision/target_rule.hpp"

#include <gtest/gtest.h>

namespace proxy407::decision {

namespace {

struct Case {
    std::string_view request_line;
    std::string_view expected;  ///< host:port, or the complaint's id
};

constexpr Case cases[] = {
    {"GET http://origin.test/ip", "origin.test:80"},
    {"GET http://origin.test:8080/ip", "origin.test:8080"},
    {"GET HTTP://origin.test", "origin.test:80"},
    {"GET http://[::1]:8080/", "[::1]:8080"},
    {"CONNECT origin.test:443", "origin.test:443"},
    {"CONNECT [2001:db8::1]:443", "[2001:db8::1]:443"},
    {"OPTIONS http://origin.test", "origin.test:80"},
    {"GET /ip", "origin-form-target"},
    {"OPTIONS *", "origin-form-target"},
    {"GET origin.test:80", "target-form"},
    {"GET https://origin.test/", "https-without-connect"},
    {"GET ftp://origin.test/", "scheme-not-served"},
    {"GET http://user:pass@origin.test/", "userinfo-in-target"},
    {"GET http://origin.test/#top", "fragment-in-target"},
    {"GET http:///ip", "target-not-a-uri"},
    {"GET http://origin.test:99999/", "target-not-a-uri"},
    {"CONNECT origin.test", "connect-target"},
    {"CONNECT origin.test:", "connect-target"},
    {"CONNECT origin.test:0", "connect-target"},
    {"CONNECT origin.test:65536", "connect-target"},
    {"CONNECT origin.test:abc", "connect-target"},
    {"CONNECT http://origin.test:443", "connect-target"},
    {"CONNECT user@origin.test:443", "connect-target"},
    {"connect origin.test:443", "connect-not-in-capitals"},
    {"Connect origin.test", "connect-not-in-capitals"},
};

std::string outcome(const Destination& destination) {
    if (const auto* complaint = std::get_if<http::Complaint>(&destination)) {
        EXPECT_EQ(complaint->status, 400);
        EXPECT_FALSE(complaint->message.empty());
        return complaint->finding;
    }
    return http::to_string(std::get<http::Authority>(destination));
}

TEST(TargetRule, Table) {
    for (const auto& [request_line, expected] : cases) {
        const auto head = http::parse_request_head(
            std::string(request_line) + " HTTP/1.1\r\nHost: origin.test\r\n\r\n"
        );
        EXPECT_EQ(outcome(destination(head)), expected) << request_line;
    }
}

struct Reason {
    std::string_view request_line;
    std::string_view sentence;  ///< the end of it
};

constexpr Reason reasons[] = {
    {"CONNECT origin.test", "came with `origin.test`: the port is missing."},
    {"CONNECT origin.test:", ": the port is missing."},
    {"CONNECT origin.test:0", ": the port is a number from 1 to 65535."},
    {"CONNECT :443", ": the host is missing."},
    {"CONNECT ::1", ": an IPv6 address is put into brackets."},
    {"CONNECT 2001:db8::1:443", ": an IPv6 address is put into brackets."},
    {"CONNECT [::1]", ": the port is missing."},
    {"CONNECT [::1:443", ": what is in brackets is no IPv6 address."},
    {"CONNECT http://origin.test:443", ": it is a URL; leave the scheme out."},
    {"CONNECT user@origin.test:443", ": it has user information."},
    {"CONNECT origin.test:443/", ": it has a path."},
    {"GET http://::1/", "no valid URI: an IPv6 address is put into brackets."},
    {"GET http://u:p@[::1/", "no valid URI: what is in brackets is no IPv6 address."},
    {"GET http://origin.test:99999/", "no valid URI: the port is a number from 1 to 65535."},
    {"GET http:///ip", "no valid URI: the host is missing."},
    {"GET origin.test:80",
     "is host and port, which only CONNECT takes; with `GET` comes an absolute URL."},
    {"connect origin.test:443",
     "`connect` is not CONNECT: methods are case-sensitive (RFC 9110 section 9.1)."},
};

TEST(TargetRule, WhatIsWrongWithATarget_IsSaid) {
    for (const auto& [request_line, sentence] : reasons) {
        const auto to = destination(http::parse_request_head(
            std::string(request_line) + " HTTP/1.1\r\nHost: origin.test\r\n\r\n"
        ));
        ASSERT_TRUE(std::holds_alternative<http::Complaint>(to)) << request_line;
        const auto said = std::get<http::Complaint>(to).message.text();
        EXPECT_TRUE(said.ends_with(sentence)) << request_line << ": " << said;
    }
}

}  // namespace

}  // namespace proxy407::decision

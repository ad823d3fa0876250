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

}  // namespace

}  // namespace proxy407::decision

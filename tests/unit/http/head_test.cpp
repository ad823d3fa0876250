#include "http/head.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::http {
namespace {

using namespace std::string_view_literals;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string_view> anomalies_of(const RequestHead& head) {
    std::vector<std::string_view> names;
    for (const auto& at : head.anomalies) names.push_back(name(at.anomaly));
    return names;
}

TEST(RequestHead, KeepsEveryOctetAndAViewOfThem) {
    const std::string octets =
        "GET http://o.test/ HTTP/1.1\r\n"
        "hOST:o.test\r\n"
        "X-A:  one \t\r\n"
        "B:\r\n"
        "x-a: \"t:wo\", three\r\n"
        "\r\n";
    const RequestHead head = parse_request_head(octets);
    EXPECT_EQ(head.octets, octets);
    EXPECT_EQ(head.method(), "GET");
    EXPECT_EQ(head.target(), "http://o.test/");
    EXPECT_EQ(head.version(), "HTTP/1.1");
    EXPECT_EQ(head.minor_version, 1);
    EXPECT_EQ(head.form, TargetForm::absolute);
    EXPECT_FALSE(head.is_connect());
    EXPECT_THAT(head.anomalies, IsEmpty());

    ASSERT_EQ(head.fields.size(), 4u);
    EXPECT_EQ(head.name(head.fields[0]), "hOST");
    EXPECT_EQ(head.view(head.fields[1].line), "X-A:  one \t");
    EXPECT_EQ(head.value(head.fields[1]), "one");
    EXPECT_EQ(head.value(head.fields[2]), "");
    EXPECT_EQ(head.first("host"), "o.test");
    EXPECT_EQ(head.first("C"), std::nullopt);
    EXPECT_THAT(head.all("X-A"), ElementsAre("one", "\"t:wo\", three"));
    EXPECT_TRUE(head.lists("x-A", "THREE"));
    EXPECT_TRUE(head.lists("x-A", "one"));
    EXPECT_FALSE(head.lists("x-A", "two"));
}

TEST(RequestHead, CanBeMoved) {
    RequestHead head = parse_request_head("CONNECT h:1 HTTP/1.0\r\nA: b\r\n\r\n");
    const RequestHead moved = std::move(head);
    EXPECT_TRUE(moved.is_connect());
    EXPECT_EQ(moved.minor_version, 0);
    EXPECT_EQ(moved.form, TargetForm::authority);
    EXPECT_EQ(moved.first("a"), "b");
}

TEST(RequestHead, EachOddityIsAnAnomaly) {
    const struct {
        std::string_view octets;
        std::vector<std::string_view> anomalies;
    } cases[] = {
        {"GET / HTTP/1.1\r\nA: b\r\n\r\n", {}},
        {"GET / HTTP/1.9\r\n\r\n", {}},
        {"GET / HTTP/1.1\r\nA: \xe9\tb\r\n\r\n", {}},
        {"garbage\r\n\r\n", {"not-http"}},
        {"\r\n\r\n", {"not-http"}},
        {"G(T / HTTP/1.1\r\n\r\n", {"not-http"}},
        {" GET / HTTP/1.1\r\n\r\n", {"not-http"}},
        {"GET /\r\n\r\n", {"bad-request-line"}},
        {"GET  / HTTP/1.1\r\n\r\n", {"bad-request-line"}},
        {"GET / HTTP/1.1 \r\n\r\n", {"bad-request-line", "bad-request-line"}},
        {"GET  HTTP/1.1\r\n\r\n", {"bad-request-line"}},
        {"GET /a b HTTP/1.1\r\n\r\n", {"bad-request-line"}},
        {"GET /a\tb HTTP/1.1\r\n\r\n", {"bad-request-line"}},
        {"GET / http/1.1\r\n\r\n", {"bad-request-line"}},
        {"GET / HTTP/1.10\r\n\r\n", {"bad-request-line"}},
        {"GET / HTTP/3.0\r\n\r\n", {"bad-version"}},
        {"GET / HTTP/0.9\r\n\r\n", {"bad-version"}},
        {"GET / HTTP/1.1\r\n A: b\r\n\r\n", {"leading-whitespace"}},
        {"GET / HTTP/1.1\r\nA: b\r\n\tc\r\n\r\n", {"folded-line"}},
        {"GET / HTTP/1.1\r\nA: b\n\r\n", {"bare-line-feed"}},
        {"GET / HTTP/1.1\r\nA: b\r\n\n", {"bare-line-feed"}},
        {"GET / HTTP/1.1\r\nA: b\rc\r\n\r\n", {"bare-carriage-return"}},
        {"GET / HTTP/1.1\r\nA: b\0c\r\n\r\n"sv, {"control-character-in-head"}},
        {"GET / HTTP/1.1\r\nA: b\x7f\r\n\r\n", {"control-character-in-head"}},
        {"GET /\x01 HTTP/1.1\r\n\r\n", {"control-character-in-head"}},
        {"GET / HTTP/1.1\r\nAbc\r\n\r\n", {"line-without-colon"}},
        {"GET / HTTP/1.1\r\nA : b\r\n\r\n", {"space-before-colon"}},
        {"GET / HTTP/1.1\r\nA\t: b\r\n\r\n", {"space-before-colon"}},
        {"GET / HTTP/1.1\r\n: b\r\n\r\n", {"bad-field-name"}},
        {"GET / HTTP/1.1\r\nA b: c\r\n\r\n", {"bad-field-name"}},
        {"GET / HTTP/1.1\r\nA", {"bare-line-feed", "line-without-colon"}},
        {"", {}},
    };

    for (const auto& c : cases) {
        EXPECT_THAT(anomalies_of(parse_request_head(std::string(c.octets))), c.anomalies)
            << c.octets;
    }
}

TEST(RequestHead, AnAnomalySaysItsLine) {
    const auto head = parse_request_head("GET / HTTP/1.1\r\nA: b\r\nAbc\r\n\r\n");
    ASSERT_EQ(head.anomalies.size(), 1u);
    EXPECT_EQ(head.view(head.anomalies[0].where), "Abc");
    EXPECT_TRUE(head.has(Anomaly::no_colon));
    EXPECT_FALSE(head.has(Anomaly::folded_line));
}

TEST(RequestHead, SpaceBeforeTheColon_StaysInTheName) {
    const auto head = parse_request_head("GET / HTTP/1.1\r\nHost : b\r\n\r\n");
    ASSERT_EQ(head.fields.size(), 1u);
    EXPECT_EQ(head.name(head.fields[0]), "Host ");
    EXPECT_EQ(head.first("Host"), std::nullopt);
}

void check_spans(const std::string& octets) {
    const auto head = parse_request_head(octets);
    const auto inside = [&head](Span span) {
        return std::size_t{span.begin} + span.size <= head.octets.size();
    };
    RC_ASSERT(head.octets == octets);
    RC_ASSERT(inside(head.method_span) && inside(head.target_span) && inside(head.version_span));
    for (const auto& field : head.fields) {
        RC_ASSERT(inside(field.name) && inside(field.value) && inside(field.line));
        RC_ASSERT(head.view(field.line).starts_with(head.name(field)));
        RC_ASSERT(head.view(field.line).find(head.value(field)) != std::string_view::npos);
    }
    for (const auto& at : head.anomalies) RC_ASSERT(inside(at.where));
}

TEST(RequestHead, SpansAreInsideOfAnyOctets) {
    EXPECT_TRUE(rc::check([](const std::string& octets) { check_spans(octets); }));
}

TEST(RequestHead, SpansAreInsideOfOctetsThatLookLikeHeads) {
    EXPECT_TRUE(rc::check([] {
        const auto pieces =
            *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                "GET", " ", "/", "HTTP/1.1", "\r\n", "\n", "\r", "\t", "Host", ":", "x", ",", "\xff"
            ));
        std::string octets;
        for (const auto& piece : pieces) octets += piece;
        check_spans(octets);
    }));
}

}  // namespace
}  // namespace proxy407::http

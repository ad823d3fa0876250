#include "scenario/defaults.hpp"

#include "unit/scenario/mistakes.hpp"

#include <gmock/gmock.h>

namespace proxy407::scenario {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

TEST(Defaults, AnyFileNameGivesAnId) {
    constexpr struct {
        const char* file;
        const char* id;
    } rows[] = {
        {"mine.json", "mine"},
        {"some/folder/My_proxy.JSON", "my-proxy-json"},
        {"/tmp/tmp.Xy3__z.json", "tmp-xy3-z"},
        {"a b (1).json", "a-b-1"},
        {"-", "scenario"},
        {"/dev/fd/63", "scenario"},
        {"/dev/stdin", "scenario"},
        {"/proc/self/fd/12", "scenario"},
        {"\u00e9.json", "scenario"},
        {"2024.json", "2024"},
        {"standard input", "standard-input"},
        {"", "scenario"},
    };

    for (const auto& row : rows) EXPECT_EQ(id_of(row.file), row.id) << row.file;
}

Scenario read(const std::string& json) {
    auto loaded = from_json(json, "s.json");
    EXPECT_EQ(test::mistakes(loaded), "");
    return std::get<Scenario>(std::move(loaded));
}

std::vector<std::string> expected(const std::string& json) {
    std::vector<std::string> checks;
    for (const auto& one : read(json).expect) checks.push_back(one.check);
    return checks;
}

TEST(Defaults, AClientHasAnAccountWhereTheProxyAsksForOne) {
    EXPECT_TRUE(read(R"({"proxy": {"authentication": [{"scheme": "ntlm"}]}})").client);
    EXPECT_FALSE(read(R"({"proxy": {}})").client);
    EXPECT_FALSE(
        read(R"({"proxy": {"authentication": [{"scheme": "bearer", "tokens": ["t"]}]}})").client
    );
    const auto step = R"({"proxy": {"connect": {"authentication": [{"scheme": "basic"}]}}})";
    EXPECT_TRUE(read(step).client);
}

TEST(Defaults, AClientThatCanBeAccepted_IsExpectedToBe) {
    const auto leaks = ElementsAre(
        "authenticated", "never-sent-to-origin", "no-authorization-instead", "no-userinfo-in-target"
    );
    EXPECT_THAT(expected(R"({"proxy": {}})"), leaks);
    EXPECT_THAT(expected(R"({"proxy": {"authentication": [{"scheme": "digest"}]}})"), leaks);
    EXPECT_THAT(expected(R"({"proxy": {"allowlist": {"addresses": ["127.0.0.0/8"]}}})"), leaks);
    EXPECT_THAT(
        expected(R"({"client": null, "proxy": {"combine": "any",
            "authentication": [{"scheme": "basic"}], "allowlist": {"addresses": ["127.0.0.1"]}}})"),
        leaks
    );
    // The origin is asked for nothing: whether a secret went there is not to be seen.
    EXPECT_THAT(
        expected(
            R"({"proxy": {"authentication": [{"scheme": "basic"}], "answer": {"status": 502}}})"
        ),
        Not(Contains("never-sent-to-origin"))
    );
}

TEST(Defaults, AClientThatCanNotBeAccepted_IsExpectedToStop) {
    const char* const rows[] = {
        R"({"users": [], "proxy": {"authentication": [{"scheme": "basic"}]}})",
        R"({"client": {"user": "a", "password": "b"}, "users": [{"user": "a", "password": "c"}],
            "proxy": {"authentication": [{"scheme": "basic"}]}})",
        R"({"proxy": {"authentication": [{"scheme": "raw", "challenge": "New"}]}})",
        R"({"proxy": {"allowlist": {"addresses": ["10.0.0.0/8"]}}})",
    };
    for (const auto* row : rows)
        EXPECT_THAT(
            expected(row),
            ElementsAre("stops-after-refusal", "no-authorization-instead", "no-userinfo-in-target")
        ) << row;
}

TEST(Defaults, WhatTheProxyCanNotSee_IsNotExpected) {
    EXPECT_THAT(expected(R"({"listener": {"refuses": true}, "proxy": {}})"), ElementsAre());
    EXPECT_THAT(
        expected(R"({"proxy": {"fault": {"at": "accept", "do": "reset"}}})"),
        ElementsAre("connected")
    );
}

}  // namespace
}  // namespace proxy407::scenario

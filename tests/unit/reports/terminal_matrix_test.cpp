#include "reports/terminal_matrix.hpp"

#include "unit/reports/fixture.hpp"

#include <gmock/gmock.h>

namespace proxy407::reports {
namespace {

using results::Document;
using results::Result;
using results::Standing;
using results::Verdict;
using testing::HasSubstr;

Result in_target(const char* target, Result result) {
    result.target = target;
    return result;
}

Result leak(const char* scenario) {
    Result made = result("one", scenario, Verdict::fail, Standing::unexpected);
    made.judgement.leak = true;
    return made;
}

Result control(const char* target) {
    Result made = in_target(target, result("one", "open", Verdict::pass));
    made.control = true;
    return made;
}

/// A document with a family "many" of that many cases that pass.
Document many(std::size_t count) {
    Document document;
    document.clients = {client("one", "1.2")};
    document.scenarios = {{"basic", "", "basic", ""}};
    document.results = {control("http"), result("one", "basic", Verdict::pass)};
    for (std::size_t i = 0; i < count; ++i) {
        const std::string name = "many/" + std::to_string(i);
        document.scenarios.push_back({name, "", "many", ""});
        document.results.push_back(result("one", name, Verdict::pass));
    }
    return document;
}

std::string matrix(const Document& document) {
    return terminal_matrix(document, {});
}

TEST(TerminalMatrix, ARowPerChannelAndTargetAndAColumnPerScenario) {
    Document document;
    document.clients = {client("one", "1.2"), client("two", "")};
    document.scenarios = {{"basic", "", "b", ""}, {"reject-encoded-password", "", "e", ""}};
    document.results = {
        control("http"),
        result("one", "basic", Verdict::pass),
        result("one", "reject-encoded-password", Verdict::fail, Standing::unexpected),
        control("https"),
        in_target("https", result("one", "basic", Verdict::fail, Standing::known)),
        in_target("https", leak("reject-encoded-password"))};
    EXPECT_EQ(
        matrix(document),
        "                             reject-\n"
        "                             encoded-\n"
        "                open  basic  password\n"
        "one 1.2\n"
        "  url     http  PASS  PASS   FAIL\n"
        "  url     https PASS  known  LEAK\n"
        "NOT RUN, not installed: 1 client (two)\n"
    );
}

TEST(TerminalMatrix, TheLastColumnIsWhatWasSeenOnTheWay) {
    Document document;
    document.clients = {client("one", "1.2")};
    document.results = {
        result("one", "basic", Verdict::pass),
        in_target("https", result("one", "basic", Verdict::pass))};
    const results::Fault fault{
        "host-matches-target",
        "host-matches-target",
        checks::Weight::must,
        false,
        "s",
        0,
        Standing::unexpected};
    results::Fault leaks = fault;
    leaks.leak = true;
    document.results[1].faults = {fault, leaks};
    document.results[1].faults[1].finding = "credentials-inside-tunnel";
    EXPECT_EQ(
        matrix(document),
        "                basic  on the way\n"
        "one 1.2\n"
        "  url     http  PASS\n"
        "  url     https PASS   ‼ LEAK\n"
    );
}

TEST(TerminalMatrix, ManyScenariosAreColumnsByFamily) {
    Document document = many(40);
    document.results.back() = result("one", "many/39", Verdict::fail, Standing::unexpected);
    EXPECT_EQ(
        matrix(document),
        "                open  basic  many\n"
        "one 1.2\n"
        "  url     http  PASS  PASS   39/40\n"
    );
}

TEST(TerminalMatrix, OneLeakInAFamily_IsWhatItsCellSays) {
    Document document = many(40);
    document.results[5] = leak("many/3");
    EXPECT_THAT(matrix(document), HasSubstr("PASS   LEAK\n"));
}

TEST(TerminalMatrix, PassMeansThatEveryCaseOfTheCellPasses) {
    const auto with = [](Verdict verdict, Standing standing = Standing::expected) {
        Document document = many(40);
        document.results.back() = result("one", "many/39", verdict, standing);
        return matrix(document);
    };
    EXPECT_THAT(with(Verdict::pass), HasSubstr("PASS   PASS\n"));
    EXPECT_THAT(with(Verdict::not_reached), HasSubstr("PASS   39/40\n"));
    EXPECT_THAT(with(Verdict::pass, Standing::stale), HasSubstr("PASS   39/40\n"));
    EXPECT_THAT(with(Verdict::fail, Standing::known), HasSubstr("PASS   39/40\n"));
    EXPECT_THAT(with(Verdict::non_strict), HasSubstr("PASS   40/40\n"));
    EXPECT_THAT(with(Verdict::unsupported), HasSubstr("PASS   PASS\n"));
}

TEST(TerminalMatrix, WhatIsNotInstalledIsCounted_EvenWhenNothingRan) {
    Document document;
    document.clients = {client("one", ""), client("two", "")};
    document.clients[1].why_not = "no program \"two\" on the PATH";
    EXPECT_EQ(
        matrix(document),
        "NOT RUN, not installed: 2 clients (one, two)\n"
        "  two: no program \"two\" on the PATH\n"
    );
    document.clients.resize(5, client("more", ""));
    EXPECT_THAT(matrix(document), HasSubstr("./dev clients NAME installs one"));
}

TEST(TerminalMatrix, EscapesOfATerminalAreShown) {
    Document document;
    document.clients = {client("\x1b[1m", "\x1b[2m")};
    document.results = {result("\x1b[1m", "\x1b[3m", Verdict::pass)};
    EXPECT_EQ(matrix(document).find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace proxy407::reports

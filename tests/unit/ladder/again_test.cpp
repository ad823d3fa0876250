#include "unit/ladder/world.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <memory>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Accepts the pair, but answers the second request with it by other octets.
World accepts_once(const auth::Account& right, const std::string& second) {
    auto accepted = std::make_shared<int>(0);
    return proxy([=](const std::string& request) -> std::string {
        const auto field = "Proxy-Authorization: " + basic_value(right) + "\r\n";
        if (request.find(field) == request.npos) return asks_basic;
        return ++*accepted == 2 ? second : unreachable;
    });
}

const Climbed& rung(const Ladder& ladder, std::string_view id) {
    return *std::ranges::find_if(ladder.climbed(), [&](const Climbed& climbed) {
        return climbed.rung->id == id;
    });
}

std::ptrdiff_t tries_with_credentials(const Ladder& ladder) {
    return std::ranges::count_if(requests(ladder), has_credentials);
}

TEST(Again, SecondRefusal_IsAcceptsSometimes) {
    const auto ladder = climbed(question(url), accepts_once({"user", "pass"}, asks_basic));
    EXPECT_EQ(ladder.conclusion().id, "accepts-sometimes");
    EXPECT_EQ(static_cast<int>(ladder.conclusion().kind), 21);
    EXPECT_EQ(tries_with_credentials(ladder), 2);
    EXPECT_FALSE(ladder.facts().is_accepted) << "no line works for sure";
    EXPECT_THAT(ladder.conclusion().bytes, HasSubstr("407"));
}

TEST(Again, SecondForbidden_IsAcceptsSometimes) {
    const auto world = accepts_once({"user", "pass"}, status("403 Forbidden"));
    EXPECT_EQ(cause(url, world), "accepts-sometimes");
}

TEST(Again, SecondCloses_IsAcceptsSometimes) {
    const auto ladder = climbed(question(url), accepts_once({"user", "pass"}, ""));
    EXPECT_EQ(ladder.conclusion().id, "accepts-sometimes");
    EXPECT_THAT(ladder.conclusion().cause.text(), HasSubstr("closed the connection"));
}

TEST(Again, SecondIsLimit_IsOfTheAccount) {
    const auto world = accepts_once({"user", "pass"}, status("429 Too Many Requests"));
    EXPECT_EQ(cause(url, world), "account-exhausted");
}

TEST(Again, OtherReadingAccepted_IsRepeatedInThatReading) {
    const auto ladder = climbed(
        question("http://user:p%40ss@proxy.example:1"), accepts_once({"user", "p%40ss"}, asks_basic)
    );
    EXPECT_EQ(ladder.conclusion().id, "accepts-sometimes");
    EXPECT_EQ(tries_with_credentials(ladder), 3);
}

TEST(Again, AcceptedTwice_Works) {
    const auto ladder = climbed(question(url), basic_proxy({"user", "pass"}));
    EXPECT_EQ(rung(ladder, "again").status, Status::passed);
    EXPECT_EQ(ladder.conclusion().id, "works");
}

TEST(Again, Refused_IsNotRepeated) {
    const auto ladder = climbed(question(url), basic_proxy({"user", "other"}));
    EXPECT_EQ(rung(ladder, "again").status, Status::not_reached);
    EXPECT_EQ(tries_with_credentials(ladder), 1);
}

TEST(Again, Open_IsSkipped) {
    const auto ladder = climbed(question(url), proxy([](const auto&) { return unreachable; }));
    EXPECT_EQ(rung(ladder, "again").status, Status::skipped);
}

/// A proxy of Digest that takes each of its nonces once and calls none of them stale.
World digest_proxy(bool closes) {
    auto nonces = std::make_shared<int>(0);
    auto used = std::make_shared<std::string>();
    return proxy([=](const std::string& request) -> std::string {
        const auto current = "nonce=\"n" + std::to_string(*nonces) + "\"";
        if (request.find(current) != request.npos && *used != current) {
            *used = current;
            return unreachable;
        }
        return status(
            "407 X",
            "Proxy-Authenticate: Digest realm=\"r\", nonce=\"n" + std::to_string(++*nonces) +
                "\", qop=\"auth\"\r\n" + (closes ? "Connection: close\r\n" : "")
        );
    });
}

TEST(Again, DigestOfOneTimeNonces_AsksForAnotherNonce) {
    for (const bool closes : {false, true}) {
        const auto ladder = climbed(question(url), digest_proxy(closes));
        EXPECT_EQ(rung(ladder, "again").status, Status::passed) << said(ladder);
        EXPECT_THAT(requests(ladder).back(), HasSubstr("nonce=\"n2\""));
        EXPECT_THAT(requests(ladder).back(), HasSubstr("nc=00000002")) << "of the second nonce";
    }
}

}  // namespace
}  // namespace proxy407::ladder

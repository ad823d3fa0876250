#include "unit/ladder/world.hpp"

#include <gmock/gmock.h>

namespace proxy407::ladder {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* target = "http://a.test/";

Question with_echo(const std::string& echo) {
    auto asked = question(url, target);
    const auto read = http::parse_absolute_target(echo);
    asked.echo = Target{false, read->scheme == "https", read->authority, read->path_and_query};
    return asked;
}

std::string content(const std::string& body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// A proxy that accepts the credentials, before an echo that answers by that.
World echoes(const std::string& body, const std::string& local = "192.168.7.9") {
    return [=](const Probe& probe) -> Outcome {
        if (const auto* ask = std::get_if<Ask>(&probe)) {
            const bool inside = ask->octets.starts_with("GET /");
            const bool identified =
                inside || ask->octets.find(basic_value({"user", "pass"})) != std::string::npos;
            const bool is_echo = inside || ask->octets.find("echo.test/ip ") != std::string::npos;
            return Answered{!identified ? asks_basic : is_echo ? content(body) : ok};
        }
        if (std::holds_alternative<Lookup>(probe)) return Looked{{"192.0.2.1"}, ""};
        if (std::holds_alternative<Encrypt>(probe)) return Encrypted{.done = true};
        return Opened{Opened::How::connected, "", local};
    };
}

Ladder asked_by(const std::string& body, const std::string& local = "192.168.7.9") {
    return climbed(with_echo("http://echo.test/ip"), echoes(body, local));
}

TEST(ExitAddress, OfJsonOrPlainText_IsRead) {
    for (const auto* body :
         {R"({"origin": "203.0.113.9"})", R"({"ip":"203.0.113.9","port":80})", "203.0.113.9\n"})
        EXPECT_THAT(asked_by(body).facts().exit_addresses, ElementsAre("203.0.113.9"));
    EXPECT_THAT(
        asked_by("{\"ip\":\"2001:db8::7\"}").facts().exit_addresses, ElementsAre("2001:db8::7")
    );
}

TEST(ExitAddress, OfForwardedFor_IsAList) {
    const auto ladder = asked_by(R"({"origin": "192.168.7.9, 203.0.113.9"})");
    EXPECT_THAT(ladder.facts().exit_addresses, ElementsAre("192.168.7.9", "203.0.113.9"));
    EXPECT_THAT(said(ladder), HasSubstr("own address"));
}

TEST(ExitAddress, OfPageOrWords_IsNone) {
    for (const auto* body : {"<p>203.0.113.9</p>", "version 1.2.3.4.5", "std::string", ""}) {
        const auto ladder = asked_by(body);
        EXPECT_THAT(ladder.facts().exit_addresses, IsEmpty()) << body;
        EXPECT_THAT(said(ladder), HasSubstr("names no address"));
        EXPECT_EQ(ladder.conclusion().id, "works");
    }
}

TEST(ExitAddress, Private_MayBeHiddenByTheNetwork) {
    EXPECT_THAT(said(asked_by("203.0.113.9")), HasSubstr("may show the same one"));
    EXPECT_THAT(said(asked_by("203.0.113.9", "198.51.100.4")), HasSubstr("does not see it"));
    EXPECT_THAT(said(asked_by("203.0.113.9", "")), Not(HasSubstr("This machine")));
}

TEST(ExitAddress, OfHttps_IsAskedInsideOfATunnel) {
    const auto through =
        climbed(with_echo("https://echo.test/ip"), [](const Probe& probe) -> Outcome {
            const auto* ask = std::get_if<Ask>(&probe);
            if (ask != nullptr && ask->octets.starts_with("CONNECT echo.test:443 "))
                return Answered{
                    has_credentials(ask->octets) ? "HTTP/1.1 200 OK\r\n\r\n" : asks_basic};
            return echoes("203.0.113.9")(probe);
        });
    EXPECT_THAT(through.facts().exit_addresses, ElementsAre("203.0.113.9"));
    EXPECT_FALSE(has_credentials(requests(through).back())) << "the target is no proxy";
}

TEST(ExitAddress, WithoutEcho_IsNotAsked) {
    const auto ladder = climbed(question(url, target), echoes("203.0.113.9"));
    EXPECT_EQ(ladder.climbed().back().status, Status::skipped);
    for (const auto& request : requests(ladder)) EXPECT_THAT(request, Not(HasSubstr("echo.test")));
}

}  // namespace
}  // namespace proxy407::ladder

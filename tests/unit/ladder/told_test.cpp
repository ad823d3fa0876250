#include "ladder/told.hpp"

#include "unit/ladder/world.hpp"

#include <gmock/gmock.h>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Told, SaysCauseBytesAndChange) {
    const auto ladder = climbed(question(url), basic_proxy({"user", "other"}));
    const auto words = told(ladder, {});
    EXPECT_THAT(words, HasSubstr("passed    name            proxy.example is 192.0.2.1."));
    EXPECT_THAT(
        words, HasSubstr("cause     The proxy refuses the credentials of `user` by Basic.")
    );
    EXPECT_THAT(
        words,
        HasSubstr("received  HTTP/1.1 407 Proxy Authentication Required\n"
                  "          Proxy-Authenticate: Basic realm=\"office\"\n")
    );
    EXPECT_THAT(words, HasSubstr("id        credentials-refused (exit code 21)"));
    EXPECT_THAT(
        words,
        HasSubstr("not asked other-reading, again, tunnel, port-443, certificate, target, exit")
    );
}

TEST(Told, Password_IsNeverShown) {
    for (const std::string password : {"s3cret!", "other"}) {
        const auto ladder =
            climbed(question("http://al:s3cret%21@p.example:1"), basic_proxy({"al", password}));
        const auto words = told(ladder, {}) + as_json(ladder, {});
        EXPECT_THAT(words, Not(HasSubstr("s3cret")));
        EXPECT_THAT(words, Not(HasSubstr(basic_value({"al", "s3cret!"}).substr(6))));
    }
}

TEST(Told, ControlCharactersOfTheProxy_AreNotPrinted) {
    const auto words = told(
        climbed(question(url), proxy([](const auto&) {
                    return status(
                        "407 \x1b[31mred", "Proxy-Authenticate: Basic realm=\"\x1b]0;x\"\r\n"
                    );
                })),
        {}
    );
    EXPECT_THAT(words, Not(HasSubstr("\x1b")));
}

TEST(Told, LinesThatWork_AreLast) {
    const auto ladder = climbed(question(url), basic_proxy({"user", "pass"}));
    const auto words = told(ladder, {.client = "curl"});
    EXPECT_THAT(words, HasSubstr("this works\n# curl, in the URL\ncurl -x http://user:PASSWORD@"));
}

TEST(Told, MisspeltUrl_HasItsCauseAlone) {
    EXPECT_THAT(
        told(conclude("no-port", "The URL names no port."), {}),
        HasSubstr("id        no-port (exit code 64)")
    );
}

}  // namespace
}  // namespace proxy407::ladder

#include "ladder/proxy_url.hpp"

#include <gmock/gmock.h>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string wrong(std::string_view text) {
    const auto read = read_proxy_url(text);
    const auto* conclusion = std::get_if<Conclusion>(&read);
    return conclusion == nullptr ? "" : std::string(conclusion->id);
}

TEST(ProxyUrl, Usual_IsTakenApart) {
    const auto url = std::get<ProxyUrl>(read_proxy_url("http://al:p%40s@Proxy.Example:8080/"));
    EXPECT_EQ(http::to_string(url.place), "proxy.example:8080");
    EXPECT_EQ(*decoded_account(url), (auth::Account{"al", "p@s"}));
    EXPECT_EQ(*url.password, "p%40s");
    EXPECT_EQ(without_credentials(url), "http://proxy.example:8080");
}

TEST(ProxyUrl, WithoutScheme_IsHttp) {
    EXPECT_EQ(
        without_credentials(std::get<ProxyUrl>(read_proxy_url("u:p@[::1]:3128"))),
        "http://[::1]:3128"
    );
}

TEST(ProxyUrl, Https_SpeaksTls) {
    EXPECT_TRUE(std::get<ProxyUrl>(read_proxy_url("https://p.example:443")).tls);
}

TEST(ProxyUrl, RawCharacters_EndTheCredentials) {
    for (const auto* password : {"p@s", "p/s", "p?s", "p#s", "p s"})
        EXPECT_EQ(wrong("http://u:" + std::string(password) + "@p.example:80"), "url-not-encoded")
            << password;
}

TEST(ProxyUrl, RawCharacters_AreNamedAndPasswordIsNot) {
    const auto read = read_proxy_url("http://u:secret/@x@p.example:80");
    const auto& conclusion = std::get<Conclusion>(read);
    EXPECT_THAT(conclusion.change, HasSubstr("/ as %2F"));
    EXPECT_THAT(conclusion.change, HasSubstr("@ as %40"));
    EXPECT_THAT(conclusion.cause.text() + conclusion.change, Not(HasSubstr("secret")));
}

TEST(ProxyUrl, OtherMistakes_HaveTheirIds) {
    EXPECT_EQ(wrong("http://u:p@proxy.example"), "no-port");
    EXPECT_EQ(wrong("socks5h://proxy.example:1080"), "socks-url");
    EXPECT_EQ(wrong("ftp://proxy.example:21"), "url-malformed");
    EXPECT_EQ(wrong("http://:3128"), "url-malformed");
    EXPECT_EQ(wrong("http://p.example:99999"), "url-malformed");
    EXPECT_EQ(wrong("http://p.ex\rample:80"), "url-malformed");
}

TEST(ProxyUrl, DoubtfulCharacters_AreNoted) {
    const auto url = std::get<ProxyUrl>(read_proxy_url("http://CORP\\al:50%+x@p.example:80"));
    EXPECT_EQ(url.notes.size(), 3U);
}

TEST(ProxyUrl, UserAlone_HasNoPassword) {
    const auto url = std::get<ProxyUrl>(read_proxy_url("http://al@p.example:80"));
    EXPECT_EQ(*url.user, "al");
    EXPECT_FALSE(url.password);
    EXPECT_FALSE(decoded_account(url));
}

TEST(ProxyUrl, OfSomethingElse_IsNamed) {
    const auto wrong = [](const char* url) {
        const auto read = read_proxy_url(url);
        const auto& conclusion = std::get<Conclusion>(read);
        EXPECT_EQ(conclusion.id, "url-malformed") << url;
        return conclusion.cause.text() + conclusion.change;
    };
    EXPECT_THAT(wrong("unix:///run/proxy.sock"), testing::HasSubstr("Unix socket"));
    EXPECT_THAT(wrong("http://wpad.test/proxy.pac"), testing::HasSubstr("--pac"));
    EXPECT_THAT(wrong("http://wpad.test:80/Wpad.dat?x=1"), testing::HasSubstr("--pac"));
    EXPECT_THAT(wrong("http://pr\xc3\xb6xy.test:3128"), testing::HasSubstr("xn--"));
}

TEST(ProxyUrl, WithAPath_HasANote) {
    EXPECT_EQ(std::get<ProxyUrl>(read_proxy_url("http://p.test:1/path")).notes.size(), 1U);
    EXPECT_TRUE(std::get<ProxyUrl>(read_proxy_url("http://p.test:1/")).notes.empty());
}

}  // namespace
}  // namespace proxy407::ladder

#include "ladder/pac.hpp"

#include <gmock/gmock.h>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using What = PacResult::What;

const Target target{false, true, {"www.example.com", 443}, "/secret?q=1"};

PacFile file(std::string text, const std::string& response = "") {
    PacFile made{.where = "http://wpad.test/proxy.pac", .text = std::move(text)};
    if (!response.empty()) made.response = read_answer(response);
    return made;
}

std::string mistake(const PacFile& file) {
    const auto found = mistake_in(file);
    return found ? std::string(found->id) : "";
}

std::variant<PacChoice, Conclusion> returned(
    const std::string& text, What what = What::text, const PacFile& from = file("x")
) {
    return proxy_of(from, {what, text}, target);
}

std::string cause(const std::string& text, What what = What::text) {
    return std::string(std::get<Conclusion>(returned(text, what)).id);
}

std::string said(const PacChoice& choice) {
    std::string all;
    for (const auto& sentence : choice.says) all += sentence.text() + '\n';
    return all;
}

TEST(Pac, Arguments_OfHttpsHaveNoPath) {
    EXPECT_EQ(pac_arguments(target).url, "https://www.example.com/");
    EXPECT_EQ(pac_arguments(target).host, "www.example.com");
    EXPECT_EQ(pac_arguments({false, false, {"a.test", 80}, "/x?y"}).url, "http://a.test/x?y");
}

TEST(Pac, FileThatCantBeHad_HasItsCause) {
    PacFile absent{.where = "none.pac", .trouble = "No such file or directory"};
    EXPECT_EQ(mistake(absent), "pac-not-found");
    EXPECT_EQ(mistake(file("x", "HTTP/1.1 404 Not Found\r\n\r\n")), "pac-not-found");
    const auto moved =
        mistake_in(file("", "HTTP/1.1 302 Found\r\nLocation: http://b.test/\r\n\r\n"));
    EXPECT_THAT(moved->bytes, HasSubstr("http://b.test/"));
    EXPECT_THAT(moved->change, HasSubstr("Location"));
}

TEST(Pac, FileThatIsNone_HasItsCause) {
    EXPECT_EQ(mistake(file("")), "pac-empty");
    EXPECT_EQ(mistake(file("\xef\xbb\xbf \r\n")), "pac-empty");
    EXPECT_EQ(mistake(file("\n<!DOCTYPE html><title>Sign in</title>")), "pac-is-page");
    EXPECT_EQ(
        mistake(file("\xff\xfe"
                     "f")),
        "pac-syntax-error"
    );
    EXPECT_EQ(mistake(file(std::string("a\0b", 3))), "pac-syntax-error");
    auto large = file("x");
    large.is_cut = true;
    EXPECT_EQ(mistake(large), "pac-too-large");
    EXPECT_EQ(mistake(file("function FindProxyForURL() {}")), "");
}

TEST(Pac, Mark_IsNoPartOfTheProgram) {
    EXPECT_EQ(program_of(file("\xef\xbb\xbfvar a;")), "var a;");
}

TEST(Pac, Failure_HasItsCause) {
    EXPECT_EQ(cause("SyntaxError: line 3: x", What::syntax), "pac-syntax-error");
    EXPECT_EQ(cause("", What::no_function), "pac-no-function");
    EXPECT_EQ(cause("TypeError: x", What::throws), "pac-throws");
    EXPECT_EQ(cause("Segmentation fault", What::ended), "pac-throws");
    EXPECT_EQ(cause("", What::endless), "pac-endless");
    EXPECT_EQ(cause("", What::memory), "pac-endless");
    EXPECT_EQ(cause("undefined", What::no_text), "pac-no-string");
    const auto slow = std::get<Conclusion>(returned("a.test", What::lookup));
    EXPECT_THAT(slow.cause.text(), HasSubstr("name server"));
    const auto absent = std::get<Conclusion>(returned("no library", What::no_engine));
    EXPECT_THAT(absent.change, HasSubstr("libmujs2"));
    EXPECT_EQ(static_cast<int>(absent.kind), 64);
}

TEST(Pac, ResultThatGivesNoProxy_HasItsCause) {
    EXPECT_EQ(cause("DIRECT"), "pac-direct");
    EXPECT_EQ(cause(" direct; PROXY a.test:1"), "pac-direct");
    EXPECT_EQ(cause(""), "pac-no-string");
    EXPECT_EQ(cause(" ; "), "pac-no-string");
    EXPECT_EQ(cause("http://a.test:3128"), "pac-no-string");
    EXPECT_EQ(cause("PROXY a.test:99999"), "pac-no-string");
    EXPECT_EQ(cause("PROXY"), "pac-no-string");
    EXPECT_EQ(cause("PROXY a.test"), "pac-no-port");
    EXPECT_EQ(cause("SOCKS5 a.test:1080; DIRECT"), "pac-socks");
}

TEST(Pac, ResultWithProxy_GivesIt) {
    const auto plain = std::get<PacChoice>(returned("PROXY a.test:3128"));
    EXPECT_EQ(without_credentials(plain.proxy), "http://a.test:3128");
    EXPECT_THAT(said(plain), HasSubstr("PROXY a.test:3128"));
    const auto tls = std::get<PacChoice>(returned("https [2001:db8::1]:8443"));
    EXPECT_EQ(without_credentials(tls.proxy), "https://[2001:db8::1]:8443");
}

TEST(Pac, SeveralProxies_AreSaid) {
    const auto choice =
        std::get<PacChoice>(returned("SOCKS a.test:1; PROXY b.test:2; PROXY c.test:3; DIRECT"));
    EXPECT_EQ(without_credentials(choice.proxy), "http://b.test:2");
    EXPECT_THAT(said(choice), HasSubstr("SOCKS"));
    EXPECT_THAT(said(choice), HasSubstr("2 proxies"));
}

TEST(Pac, TypeOfTheServer_IsRemarkedOn) {
    const auto wrong = file("x", "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nx");
    EXPECT_THAT(
        said(std::get<PacChoice>(returned("PROXY a.test:1", What::text, wrong))),
        HasSubstr("text/plain")
    );
    const auto right = file(
        "x", "HTTP/1.1 200 OK\r\nContent-Type: Application/x-ns-proxy-autoconfig; a=b\r\n\r\nx"
    );
    EXPECT_EQ(std::get<PacChoice>(returned("PROXY a.test:1", What::text, right)).says.size(), 1);
}

}  // namespace
}  // namespace proxy407::ladder

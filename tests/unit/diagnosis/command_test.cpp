#include "diagnosis/command.hpp"

#include "unit/diagnosis/desk.hpp"

#include <gmock/gmock.h>

#include <cstdio>
#include <utility>

namespace proxy407::diagnosis {
namespace {

using test::Desk;
using testing::ElementsAre;

/// The words a real shell makes of a command line.
std::vector<std::string> words(const std::string& line) {
    std::vector<std::string> out;
    const auto script = "set -- " + line + "; printf '%s\\n--\\n' \"$@\"";
    auto* pipe = popen(script.c_str(), "r");
    std::string all;
    for (int c = 0; (c = std::fgetc(pipe)) != EOF;) all.push_back(static_cast<char>(c));
    EXPECT_EQ(pclose(pipe), 0) << line;
    for (std::size_t at = 0, end = 0; (end = all.find("\n--\n", at)) != all.npos; at = end + 4) {
        out.push_back(all.substr(at, end - at));
    }
    return out;
}

std::string command(
    const auth::Account& account, const std::string& head, std::vector<auth::Scheme> schemes
) {
    Desk desk({account});
    desk.offers(std::move(schemes));
    const auto parsed = http::parse_request_head(head);
    return working_command(desk.situation(parsed), &account).text();
}

const std::vector<auth::Scheme> basic_only = {auth::BasicPolicy{}};
const std::vector<auth::Scheme> digest_only = {auth::DigestPolicy{}};

TEST(Command, PlainRequest) {
    EXPECT_EQ(
        command({"user", "p@ss:word"}, test::get("", "http://host/path"), basic_only),
        "curl -x http://127.0.0.1:3128 -U 'user:p@ss:word' http://host/path"
    );
}

TEST(Command, AProxyThatSpeaksTlsIsTrustedByItsOwnOption) {
    Desk desk;
    const auto head = http::parse_request_head(test::connect(""));
    auto situation = desk.situation(head);
    situation.proxy_url = "https://127.0.0.1:3128";
    EXPECT_THAT(
        command_without_credentials(situation).text(),
        testing::HasSubstr("curl -x https://127.0.0.1:3128 --proxy-insecure -k ")
    );
    situation.ca_file = "/x/ca.pem";
    EXPECT_THAT(
        command_without_credentials(situation).text(),
        testing::HasSubstr(" --proxy-cacert /x/ca.pem --cacert /x/ca.pem ")
    );
}

TEST(Command, Connect) {
    Desk desk;
    const auto head = http::parse_request_head(test::connect(""));
    const auth::Account account{"user", "p@ss:word"};
    EXPECT_EQ(
        working_command(desk.situation(head), &account),
        "curl -x http://127.0.0.1:3128 -U 'user:p@ss:word' -k https://o.test:443/"
    );
    desk.writes_ca("/tmp/my ca.pem");
    EXPECT_EQ(
        working_command(desk.situation(head), &account),
        "curl -x http://127.0.0.1:3128 -U 'user:p@ss:word' --cacert '/tmp/my ca.pem' "
        "https://o.test:443/"
    );
}

TEST(Command, Digest) {
    EXPECT_EQ(
        command({"user", "pass"}, test::get(""), digest_only),
        "curl -x http://127.0.0.1:3128 -U 'user:pass' --proxy-digest http://o.test/ip"
    );
}

TEST(Command, WithoutCredentials) {
    Desk desk;
    const auto head = http::parse_request_head(test::get(""));
    EXPECT_EQ(
        command_without_credentials(desk.situation(head)),
        "curl -x http://127.0.0.1:3128 http://o.test/ip"
    );
    EXPECT_EQ(working_command(desk.situation(head), nullptr), "") << "Basic needs an account";
}

TEST(Command, HeadAndCharactersThatCurlWouldExpand) {
    const std::string head = "HEAD http://o.test/a?x=[1-3]&y={z} HTTP/1.1\r\nHost: o.test\r\n\r\n";
    EXPECT_EQ(
        command({"u", "p"}, head, basic_only),
        "curl -x http://127.0.0.1:3128 -U 'u:p' -I -g 'http://o.test/a?x=[1-3]&y={z}'"
    );
}

TEST(Command, NothingOfAUserinfoInTheTargetStays) {
    EXPECT_EQ(
        command({"u", "p"}, test::get("", "http://a:b@o.test/x"), basic_only),
        "curl -x http://127.0.0.1:3128 -U 'u:p' http://o.test:80/x"
    );
}

TEST(Command, AnyPasswordComesThroughTheShellWhole) {
    const std::pair<auth::Account, const char*> cases[] = {
        {{"user", "it's"}, "user:it's"},
        {{"user", "'''"}, "user:'''"},
        {{"user", "a b\"c$HOME`id`\\;&|*?!#~"}, "user:a b\"c$HOME`id`\\;&|*?!#~"},
        {{"user", "p\u00E4ss \U0001F600"}, "user:p\u00E4ss \U0001F600"},
        {{"user", ""}, "user:"},
        {{"", "pass"}, ":pass"},
        {{"user", "100%25 p%40"}, "user:100%2525 p%2540"},  // curl decodes the value of -U
        {{"user", "p\xE4ss"}, "user:p%E4ss"},
        {{"alice@corp", "p:w %41'\"\u00E9"}, "alice@corp:p:w %2541'\"\u00E9"},
    };
    for (const auto& [account, expected] : cases) {
        const auto line = command(account, test::get(""), basic_only);
        EXPECT_THAT(
            words(line),
            ElementsAre("curl", "-x", "http://127.0.0.1:3128", "-U", expected, "http://o.test/ip")
        ) << line;
    }
}

TEST(Command, AUserWithAColonWorksWithDigestOnly) {
    const auth::Account account{"us:er", "pass"};
    EXPECT_EQ(command(account, test::get(""), basic_only), "");
    EXPECT_THAT(
        words(command(account, test::get(""), {auth::BasicPolicy{}, auth::DigestPolicy{}})),
        testing::Contains("us%3Aer:pass")
    );
}

TEST(Command, WhatCurlCanNotDoIsNotAdvised) {
    EXPECT_EQ(command({"user", "tab\there"}, test::get(""), basic_only), "");
    EXPECT_THAT(
        command({"user", "tab\there"}, test::get(""), digest_only), testing::HasSubstr("tab%09here")
    );
    EXPECT_EQ(command({"user", std::string("a\0b", 3)}, test::get(""), digest_only), "");

    auth::DigestPolicy sha512;
    sha512.algorithm = auth::DigestAlgorithm::sha512_256;
    EXPECT_EQ(command({"user", "pass"}, test::get(""), {sha512}), "");
    auth::DigestPolicy integrity;
    integrity.qop = {"auth-int"};
    EXPECT_EQ(command({"user", "pass"}, test::get(""), {integrity}), "");
    auth::DigestPolicy strict;
    strict.strict_uri = true;
    EXPECT_EQ(command({"user", "pass"}, test::get(""), {strict}), "");
    EXPECT_NE(command({"user", "pass"}, test::connect(""), {strict}), "");
    EXPECT_EQ(command({"user", "pass"}, test::get("", "/origin-form"), basic_only), "");
}

std::vector<auth::Scheme> ntlm_only() {
    auth::HandshakePolicy policy;
    policy.mechanism = auth::HandshakePolicy::Mechanism::ntlm;
    return {policy};
}

/// curl decodes the value of -U in each round of these.
TEST(Command, PasswordThatDecodesOnceMore_StandsInTheUrl) {
    const auth::Account account{"us er", "a%40b'$"};
    for (const auto& [schemes, option] :
         {std::pair(digest_only, "--proxy-digest"), std::pair(ntlm_only(), "--proxy-ntlm")})
        EXPECT_EQ(
            command(account, test::get(""), schemes),
            "curl -x http://us%20er:a%2540b%27%24@127.0.0.1:3128 " + std::string(option) +
                " http://o.test/ip"
        );
    EXPECT_THAT(
        command({"user", "100%"}, test::get(""), digest_only),
        testing::HasSubstr("-U 'user:100%25'")
    ) << "nothing to decode";
    EXPECT_EQ(command({"user", "%41\t"}, test::get(""), digest_only), "");
}

TEST(Command, PlaceholderInTheUrl_ForThoseWhoMayNotReadIt) {
    Desk desk;
    desk.offers(digest_only);
    const auto head = http::parse_request_head(test::get(""));
    const auth::Account account{"user", "a%40b"};
    const auto line = working_command(desk.situation(head), &account);
    EXPECT_EQ(
        line.text({.knows_secrets = false, .redactor = nullptr}),
        "curl -x http://user:PASSWORD@127.0.0.1:3128 --proxy-digest http://o.test/ip"
    );
}

TEST(Command, WhatDoesNotShow_IsWrittenAsPercent) {
    EXPECT_THAT(
        words(command({"user", "pass\u3000\u200b\u0301"}, test::get(""), basic_only)),
        testing::Contains("user:pass%E3%80%80%E2%80%8B%CC%81")
    );
    EXPECT_THAT(
        command({"u", "p"}, test::get("", "http://o.test/\u200b\xff"), basic_only),
        testing::EndsWith(" http://o.test/%E2%80%8B%FF")
    );
}

TEST(Command, WhereNoneWorks_TheFixSaysWhy) {
    const auto fix = [](const auth::Account& account, std::vector<auth::Scheme> schemes) {
        Desk desk({account});
        desk.offers(std::move(schemes));
        const auto head = http::parse_request_head(test::get(""));
        Diagnosis diagnosis;
        add_command(diagnosis, desk.situation(head), &account);
        EXPECT_TRUE(diagnosis.command.empty());
        return diagnosis.fix.text();
    };
    EXPECT_THAT(fix({"us:er", "p"}, basic_only), testing::HasSubstr("colon in the user"));
    EXPECT_THAT(fix({"user", "p\t"}, basic_only), testing::HasSubstr("control characters"));
    EXPECT_THAT(fix({"user", "p\u00e9"}, ntlm_only()), testing::HasSubstr("only ASCII"));
    EXPECT_THAT(fix({"user", "%41\t"}, digest_only), testing::HasSubstr("in every round"));
    EXPECT_EQ(fix({"user", "p"}, {auth::RawPolicy{}}), "");
}

TEST(Command, Userinfo) {
    EXPECT_EQ(userinfo({"us@er", "p@ss:word/100%"}), "us%40er:p%40ss%3Aword%2F100%25");
    Desk desk;
    const auto head = http::parse_request_head(test::get(""));
    EXPECT_EQ(
        inline_proxy_url(desk.situation(head), {"user", "p@ss:word"}),
        "http://user:p%40ss%3Aword@127.0.0.1:3128"
    );
}

}  // namespace
}  // namespace proxy407::diagnosis

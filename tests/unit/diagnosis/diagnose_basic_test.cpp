#include "diagnosis/diagnose.hpp"
#include "support/vectors.hpp"
#include "text/hex.hpp"
#include "unit/diagnosis/desk.hpp"

#include <gmock/gmock.h>

namespace proxy407::diagnosis {
namespace {

using test::Desk;
using testing::HasSubstr;
using Ids = std::set<std::string>;

Diagnosis of(const auth::Account& account, const std::string& value) {
    Desk desk({account});
    desk.offers({auth::BasicPolicy{"r", true}});
    return desk.credentials(test::get(test::field("Basic " + value)));
}

Diagnosis of_octets(const auth::Account& account, const std::string& octets) {
    return of(account, text::base64_encode(octets));
}

auth::Account account_of(const nlohmann::json& vector) {
    return {
        text::hex_decode(vector.at("user_utf8_hex").get<std::string>()).value(),
        text::hex_decode(vector.at("password_utf8_hex").get<std::string>()).value(),
    };
}

TEST(DiagnoseBasic, EveryMistakeOfEveryVectorOnTheWire) {
    std::size_t looked_at = 0;
    const auto& file = test::load_vectors("mangling_vectors.json");
    for (const auto& vector : file.at("vectors")) {
        const auto unique = vector.at("uniquely_identified").get<Ids>();
        for (const auto& mistake : vector.at("mistakes")) {
            if (!mistake.contains("token")) continue;  // diagnose_message_test has these
            ++looked_at;
            const auto id = mistake.at("mistake").get<std::string>();
            Ids expected = {id};
            for (const auto& group : vector.at("ambiguous_groups")) {
                if (group.get<Ids>().contains(id)) expected = group.get<Ids>();
            }
            const auto found = of(account_of(vector), mistake.at("token"));
            const auto where = vector.at("id").get<std::string>() + " " + id;
            EXPECT_EQ(test::named(found), expected) << where;
            EXPECT_EQ(found.candidates.empty(), unique.contains(id)) << where;
            EXPECT_EQ(found.cause, Cause::wrong_credentials) << where;
            EXPECT_FALSE(found.fix.empty()) << where;
            EXPECT_FALSE(found.command.empty()) << where;
        }
    }
    EXPECT_GT(looked_at, 450u);
}

struct Seen {
    std::string password;
    std::string sent;
    std::string id;
};

TEST(DiagnoseBasic, WhatFilesShellsAndFormsDo_IsNamed) {
    const std::vector<Seen> all = {
        {"pa`ss", "pass", "backtick-eaten"},
        {"Pa$$w0rd1", "Paw0rd1", "special-parameter-expanded"},
        {"pa%ss", "pa", "cut-at-percent-sign"},
        {"p%w%d", "pwd", "percent-signs-dropped"},
        {"a${b", "a$${b", "dollar-signs-doubled"},
        {"$a${b", "$a$${b", "braces-of-template-doubled"},
        {"a{{b}}c", "ac", "template-expanded"},
        {"a{b}c", "a{{b}}c", "braces-doubled"},
        {"p@ss!w", "p!w", "name-in-string-expanded"},
        {"p#{x}w", "pw", "name-in-string-expanded"},
        {"$a${b}c", "$ac", "variable-expanded-to-nothing"},
        {"~/secret", "/home/alice/secret", "tilde-expanded"},
        {"/secret", "C:/Program Files/Git/secret", "path-converted"},
        {"1234567", "1.234567e+06", "read-as-number"},
        {"1e3", "1000.0", "read-as-number"},
        {"12:30", "750", "read-as-number"},
        {"a: b", "{'a': 'b'}", "read-as-mapping"},
        {"pass#1", "pass", "cut-at-hash"},
        {"pass;1", "pass", "cut-at-comment"},
        {"0123", "'0123", "apostrophe-kept"},
        {"XXX%13YYY", "XXXYYY", "percent-escapes-stripped"},
        {"12<ab>34", "1234", "tags-stripped"},
        {"a*b*c", "abc", "emphasis-signs-dropped"},
        {"hunter2", "hun...", "shortened-for-display"},
        {"hunter2", "h*****2", "partly-masked"},
        {"hunter2", "[104 117 110 116 101 114 50]", "bytes-listed"},
        {"hunter2", "[C@1b6d3586", "object-printed"},
        {"hunter2", "ENC[AES256_GCM,data:aaaa]", "encrypted-value-sent"},
        {"hunter2", "u'hunter2'", "bytes-literal-sent"},
        {"(c) 1999 -- ok", "\u00A9 1999 \u2014 ok", "typographic-characters-sent"},
        {"pass\tword", "password", "tabs-and-line-ends-dropped"},
    };
    for (const auto& [password, sent, id] : all) {
        const auto found = of_octets({"alice", password}, "alice:" + sent);
        EXPECT_THAT(test::named(found), testing::Contains(id)) << password << " -> " << sent;
        EXPECT_FALSE(found.fix.empty()) << id;
    }
    const auto link =
        of_octets({"alice@corp.example", "p"}, "<mailto:alice@corp.example|alice@corp.example>:p");
    EXPECT_THAT(test::named(link), testing::Contains("link-sent"));
}

TEST(DiagnoseBasic, FormCodingOfEitherCase_IsOneMistake) {
    const auto found = of_octets({"us@er", "p/w d"}, "us%40er:p%2fw+d");
    EXPECT_EQ(found.finding, "space-sent-as-plus");
}

TEST(DiagnoseBasic, TokenThatIsNoneByItsCharacters_IsShownAsItCame) {
    const auto token = text::base64_encode("us@er:p/w d");  // with one =: it reads as a parameter
    const auto found = of({"us@er", "p/w d"}, "'" + token + "'");
    EXPECT_EQ(found.finding, "token-in-other-quotes");
    EXPECT_THAT(found.message.text(), HasSubstr("value arrived as `Basic '" + token + "'`"));
    EXPECT_THAT(found.evidence.text(), testing::Not(HasSubstr("decoded")));
}

TEST(DiagnoseBasic, WordsOfAMistake) {
    const auto found = of_octets({"user", "p:w"}, "user:p%3aw");
    EXPECT_EQ(found.finding, "percent-encoding-not-decoded");
    EXPECT_EQ(
        found.message,
        "The password arrived as `p%3aw`: the client took user and password from a URL without "
        "percent-decoding them."
    );
    EXPECT_EQ(
        found.evidence, "Proxy-Authorization: `Basic dXNlcjpwJTNhdw==`; decoded `user:p%3aw`"
    );
    EXPECT_THAT(found.fix.text(), HasSubstr("exactly once"));
    EXPECT_THAT(found.fix.text(), HasSubstr("http://user:p%3Aw@127.0.0.1:3128"));
    EXPECT_THAT(found.requirements, testing::ElementsAre("C-BASIC-01", "C-BASIC-13"));
}

TEST(DiagnoseBasic, WordsWhenTheOctetsAllowSeveral) {
    const auto found = of({"user", "p@ss"}, "dXNlcjpwQHNz=");
    EXPECT_EQ(found.finding, "not-canonical-base64");
    const auto two = of({"user", "pass1"}, "dXNlcjpwYXNzMQ");
    EXPECT_THAT(
        two.message.text(),
        testing::StartsWith("The token arrived as `dXNlcjpwYXNzMQ`. One of these: ")
    );
    EXPECT_EQ(test::named(two), (Ids{"base64-without-padding", "base64url-without-padding"}));
}

TEST(DiagnoseBasic, LiteralPercentDecodedOnceTooOften) {
    const auto found = of_octets({"user", "p%40ss%3Aword"}, "user:p@ss:word");
    EXPECT_TRUE(test::named(found).contains("percent-decoded-twice"));
    EXPECT_THAT(found.command.text(), HasSubstr("-U 'user:p%2540ss%253Aword'"));
}

TEST(DiagnoseBasic, TwoMistakes) {
    const auto found = of_octets({"user", "p%41ss"}, "user:pAss\n");
    EXPECT_EQ(found.finding, "percent-decoded-twice+trailing-newline");
    EXPECT_THAT(found.message.text(), HasSubstr(", and "));
}

TEST(DiagnoseBasic, InputsThatBasicForbids) {
    std::size_t looked_at = 0;
    const auto& file = test::load_vectors("mangling_vectors.json");
    for (const auto& input : file.at("invalid_inputs")) {
        const auto token = input.at("token_if_sent_anyway").get<std::string>();
        const auto octets = text::base64_decode(token).value();
        const bool colon_in_user = input.at("id") == "X01";
        const auto split = colon_in_user ? octets.rfind(':') : octets.find(':');
        const auth::Account account{octets.substr(0, split), octets.substr(split + 1)};
        const auto found = of(account, token);
        EXPECT_EQ(found.finding, colon_in_user ? "colon-in-user" : "control-character")
            << input.at("id");
        EXPECT_EQ(found.command, "") << input.at("id") << ": no line can send these";
        ++looked_at;
        if (input.at("token_if_cut_at_nul").is_null()) continue;
        EXPECT_EQ(of(account, input.at("token_if_cut_at_nul")).finding, "cut-at-nul");
    }
    EXPECT_EQ(looked_at, 5u);
}

TEST(DiagnoseBasic, ControlCharacterIsLocated) {
    const auto found = of_octets({"user", "pass"}, "user:pa\tss");
    EXPECT_EQ(found.finding, "control-character");
    EXPECT_THAT(found.message.text(), HasSubstr("`\\t` at byte 8"));
    EXPECT_THAT(found.message.text(), testing::Not(HasSubstr("configured ones")));
    const auto own = of_octets({"user", "pa\tss"}, "user:pa\tss");
    EXPECT_THAT(own.message.text(), HasSubstr("They are the configured ones"));
}

TEST(DiagnoseBasic, WrongPassword) {
    const auto found = of_octets({"user", "secret"}, "user:secreT1");
    EXPECT_EQ(found.cause, Cause::wrong_credentials);
    EXPECT_EQ(found.finding, "wrong-password");
    EXPECT_THAT(found.message.text(), HasSubstr("The user `user` is known"));
    EXPECT_THAT(found.message.text(), HasSubstr("`secreT1`"));
    EXPECT_THAT(found.evidence.text(), HasSubstr("they differ from byte 6 on"));
    EXPECT_EQ(found.command, "curl -x http://127.0.0.1:3128 -U 'user:secret' http://o.test/ip");
}

TEST(DiagnoseBasic, UnknownUser) {
    const auto found = of_octets({"user", "secret"}, "bob:other");
    EXPECT_EQ(found.finding, "unknown-user");
    EXPECT_THAT(found.message.text(), HasSubstr("The user arrived as `bob`"));
    EXPECT_THAT(
        of_octets({"user", "secret"}, "bob:secret").message.text(),
        HasSubstr("The password is that of `user`")
    );
}

TEST(DiagnoseBasic, DomainOfTheUser) {
    struct Row {
        const char* configured;
        const char* sent;
        const char* finding;
    };

    const Row rows[] = {
        {"user", "CORP\\user", "user-with-domain"},
        {"user", "user@corp.test", "user-with-domain"},
        {"CORP\\user", "user", "user-without-domain"},
        {"user", "superuser", "unknown-user"},
    };
    for (const auto& row : rows) {
        const auto found = of_octets({row.configured, "pw"}, std::string(row.sent) + ":pw");
        EXPECT_EQ(found.finding, row.finding) << row.sent;
    }
    EXPECT_TRUE(
        test::named(of_octets({"user@corp.test", "pw"}, "user:pw")).contains("user-without-domain")
    );
}

TEST(DiagnoseBasic, TokensThatAreNone) {
    const auth::Account account{"user", "pass"};
    const std::pair<const char*, const char*> cases[] = {
        {"dXNlcjpwYXNz=", "not-canonical-base64"},
        {"dXNlcjpwYXN6====", "not-canonical-base64"},
        {"dXNl.cjpw", "not-canonical-base64"},
        {"bm9ib2R5", "no-colon"},
        {"a b c", "unparsable"},
        {"realm=\"r\"", "no-token68"},
        {"realm=\"r", "unterminated-quoted-string"},
        {"a=\"r\", a=\"s\"", "duplicate-parameter"},
    };
    for (const auto& [value, finding] : cases) {
        const auto found = of(account, value);
        EXPECT_EQ(found.finding, finding) << value;
        EXPECT_EQ(found.cause, Cause::wrong_credentials) << value;
        EXPECT_THAT(found.message.text(), HasSubstr("`")) << value;
    }
    EXPECT_THAT(
        of(account, "dXNlcjpwYXNz=").message.text(), HasSubstr("stands for the right user")
    );
}

TEST(DiagnoseBasic, DefectsOfTheField) {
    const std::pair<const char*, const char*> cases[] = {
        {"", "empty-value"},
        {"Basic", "no-token68"},
        {"Basic ", "no-token68"},
        {"Basic: dXNlcjpwYXNz", "scheme-not-followed-by-space"},
        {"Basic\tdXNlcjpwYXNz", "scheme-not-followed-by-space"},
    };
    for (const auto& [value, finding] : cases) {
        const auto found =
            Desk(auth::Accounts{{"user", "pass"}}).credentials(test::get(test::field(value)));
        EXPECT_EQ(found.finding, finding) << value;
        EXPECT_EQ(found.cause, Cause::wrong_credentials) << value;
        EXPECT_FALSE(found.command.empty()) << value;
    }
}

TEST(DiagnoseBasic, TheMatchingAccountIsComparedFirstThenTheIntendedOne) {
    Desk desk({{"a", "x@y"}, {"b", "x@y"}, {"c", "p#q"}});
    desk.intends({"b", "x@y"});
    const auto matching = desk.credentials(test::get(test::basic("a:x%40y")));
    EXPECT_TRUE(test::named(matching).contains("percent-encoding-not-decoded"));
    EXPECT_THAT(matching.command.text(), HasSubstr("-U 'a:x@y'"));
    const auto other = desk.credentials(test::get(test::basic("c:p")));
    EXPECT_EQ(other.finding, "cut-at-hash");
    EXPECT_THAT(other.command.text(), HasSubstr("-U 'c:p#q'"));
    const auto unknown = desk.credentials(test::get(test::basic("z:z")));
    EXPECT_EQ(unknown.finding, "unknown-user");
    EXPECT_THAT(unknown.command.text(), HasSubstr("-U 'b:x@y'"));
}

TEST(DiagnoseBasic, HalvesAndHexInEitherCase) {
    const auth::Account domain{"CORP\\alice", "p/w"};
    EXPECT_EQ(
        of_octets({"us@er", "p/w+d"}, "us%40er:p%2fw+d").finding, "percent-encoding-not-decoded"
    );
    const auto half = of_octets(domain, "CORP%5calice:p/w");
    EXPECT_EQ(half.finding, "only-password-decoded");
    EXPECT_THAT(half.message.text(), HasSubstr("percent-decoded the password and not the user"));
}

TEST(DiagnoseBasic, WhatHappensBeforeTheUrl) {
    struct Row {
        const char* password;
        const char* sent;
        const char* finding;
    };

    const Row rows[] = {
        {"p$word", "p", "variable-expanded-to-nothing"},
        {"a&b&c", "a", "cut-at-special-character"},
        {"a$$b", "a$b", "dollar-signs-halved"},
        {"p%w", "p%%w", "percent-signs-doubled"},
        {"p!w", "p\\!w", "escape-kept"},
        {"secret", "'secret'", "quotes-kept"},
        {"secret", "c2VjcmV0", "secret-left-in-base64"},
        {"secret", "secret\r", "trailing-carriage-return"},
        {"secret", "secret\xC2\xA0", "hidden-characters-added"},
        {"secret", "\xEF\xBB\xBFsecret", "byte-order-mark-kept"},
        {"it's", "it\xE2\x80\x99s", "typographic-characters-sent"},
        {"secret", "s\xD0\xB5\x63ret", "look-alike-letters-sent"},
        {"a&b", "a&amp;b", "markup-escapes-kept"},
        {"secret", "undefined", "no-value-as-text"},
        {"secret", "b'secret'", "bytes-literal-sent"},
        {"secret", "********", "mask-sent"},
        {"0123", "123", "read-as-number"},
        {"secret", "SECRET", "upper-cased"},
        {"secret", "secret@proxy.test:3128", "rest-of-url-in-password"},
        {"secret", "secret # of the proxy", "comment-kept"},
        {"secret", "# of the proxy", "comment-kept"},
        {"secret", "**secret**", "markup-kept"},
        {"secret", "- secret", "markup-kept"},
        {"secret", "secretsecret", "sent-twice"},
        {"secret", "secret:secret", "sent-twice"},
        {"secret", "secret,", "sign-copied-along"},
        {"secret", "\"secret", "sign-copied-along"},
        {"secret", "secrex\x7Ft", "backspace-kept"},
        {"hunter2", "/run/secrets/proxy_password", "place-of-secret-sent"},
        {"hunter2", "op://vault/proxy/password", "place-of-secret-sent"},
        {"secret", "secret^M", "trailing-carriage-return"},
        {"secret", "5ebe2294ecd0e0f08eab7690d2a6ee69", "hash-sent"},
        {"pa!ss!word", "paword", "exclamation-marks-dropped"},
        {"it's", "it'\\''s", "quoting-of-shell-kept"},
        {"it's", "it'\"'\"'s", "quoting-of-shell-kept"},
        {"secret", "ecret", "first-characters-lost"},
        {"secret", "<%= password %>", "placeholder-sent"},
        {"secret", "$env:PROXY_PASS", "placeholder-sent"},
        {"hunter2", "@password@", "placeholder-sent"},
        {"hunter2", "$1", "placeholder-sent"},
        {"secret", "%!s(MISSING)", "no-value-as-text"},
        {"secret", "%!d(string=secret)", "type-kept"},
        {"secret", "Optional[secret]", "type-kept"},
        {"12345", "12,345", "read-as-number"},
        {"office",
         "o\xEF\xAC\x83"
         "ce",
         "typographic-characters-sent"},
        {"p\xD0\xB6", "p%u0436", "legacy-escape-kept"},
    };
    for (const auto& row : rows) {
        const auto found = of_octets({"alice", row.password}, "alice:" + std::string(row.sent));
        EXPECT_TRUE(test::named(found).contains(row.finding)) << row.sent << " " << found.message;
    }
}

TEST(DiagnoseBasic, TheValueOfTheField) {
    const std::string token = "YWxpY2U6cEBzczE=";
    const std::pair<std::string, const char*> cases[] = {
        {"Proxy-Authorization: Basic " + token, "field-name-in-value"},
        {"alice:p@ss1", "not-base64-encoded+scheme-missing"},
        {"\"Basic " + token + "\"", "value-in-quotes"},
        {"Basic YWxpY2U6cEBzczE%3D", "token-percent-encoded"},
        {"Basic '" + token + "'", "token-in-other-quotes"},
        {"Basic " + token + ", Basic eDp5", "two-values-joined"},
        {"Basic Basic " + token, "scheme-twice"},
        {"Basic username=\"alice\", password=\"p@ss1\"", "credentials-as-parameters"},
        {"Basic realm=\"proxy\" " + token, "more-than-token"},
        {"Basic realm=\"proxy\", " + token, "more-than-token"},
        {"Basic token=\"" + token + "\"", "more-than-token"},
        {"Basic credentials=" + token, "more-than-token"},
        {"Basic " + token + "; charset=UTF-8", "more-than-token"},
        {"Basic: " + token, "scheme-not-followed-by-space"},
        {"Basic" + token, "space-after-scheme-missing"},
        {token, "scheme-missing"},
    };
    for (const auto& [value, finding] : cases) {
        const auto found =
            Desk(auth::Accounts{{"alice", "p@ss1"}}).credentials(test::get(test::field(value)));
        EXPECT_TRUE(test::named(found).contains(finding)) << value << " " << found.finding;
    }
}

TEST(DiagnoseBasic, ANameThatBecomesAKnownOne_IsNotUnknown) {
    for (const auto* sent : {"ALICE", "alice@corp.test", "CORP\\alice", " alice", "al%69ce"}) {
        const auto found = of_octets({"alice", "pw"}, std::string(sent) + ":wrong");
        EXPECT_EQ(found.finding, "wrong-password") << sent;
        EXPECT_THAT(found.message.text(), HasSubstr("`alice`")) << sent;
    }
    EXPECT_EQ(of_octets({"alice", "pw"}, "bob:wrong").finding, "unknown-user");
}

}  // namespace
}  // namespace proxy407::diagnosis

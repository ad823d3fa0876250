#include "diagnosis/diagnose_message.hpp"

#include "support/vectors.hpp"
#include "text/hex.hpp"
#include "unit/diagnosis/desk.hpp"

#include <gmock/gmock.h>

namespace proxy407::diagnosis {
namespace {

using test::Desk;
using testing::HasSubstr;

/// The head as a server takes it from the octets: up to the first empty line.
std::string head_with(const std::string& field_octets) {
    auto octets = "GET http://o.test/ip HTTP/1.1\r\nHost: o.test\r\n" + field_octets;
    if (octets.ends_with("\n\r\n")) return octets;
    return octets + "\r\nUser-Agent: x\r\n\r\n";
}

TEST(DiagnoseMessage, EveryBrokenHeadOfTheVectors) {
    std::size_t looked_at = 0;
    const auto& file = test::load_vectors("mangling_vectors.json");
    for (const auto& vector : file.at("vectors")) {
        const auth::Account account{
            text::hex_decode(vector.at("user_utf8_hex").get<std::string>()).value(),
            text::hex_decode(vector.at("password_utf8_hex").get<std::string>()).value(),
        };
        for (const auto& mistake : vector.at("mistakes")) {
            if (!mistake.contains("wire_header")) continue;
            ++looked_at;
            Desk desk({account});
            const auto found = desk.message(head_with(mistake.at("wire_header")));
            const auto where = vector.at("id").get<std::string>();
            ASSERT_TRUE(found) << where << " " << mistake.at("mistake");
            EXPECT_EQ(found->finding, mistake.at("mistake")) << where;
            EXPECT_EQ(found->cause, Cause::wrong_credentials) << where;
            EXPECT_FALSE(found->command.empty()) << where;
        }
    }
    EXPECT_GT(looked_at, 26u);
}

TEST(DiagnoseMessage, TokenOnSeveralLines) {
    const std::string first = "Proxy-Authorization: Basic " + std::string(64, 'A');
    const auto other_width = Desk().message(head_with(first + "\r\nQQ=="));
    ASSERT_TRUE(other_width);
    EXPECT_EQ(other_width->finding, "credentials-on-several-lines");
    EXPECT_THAT(other_width->message.text(), HasSubstr("after 64 characters"));
    EXPECT_THAT(other_width->evidence.text(), HasSubstr("followed by the line `QQ==`"));
    const auto folded = Desk().message(head_with("Proxy-Authorization: Basic AAAA\r\n QQ=="));
    ASSERT_TRUE(folded);
    EXPECT_EQ(folded->finding, "credentials-on-several-lines");
}

TEST(DiagnoseMessage, WhatElseBreaksTheField) {
    const std::pair<std::string, const char*> cases[] = {
        {std::string("Proxy-Authorization: Basic dXNl\0cjpw", 36),
         "control-character-in-credentials"},
        {"Proxy-Authorization: Basic dXNl\rcjpw", "control-character-in-credentials"},
        {"Proxy-Authorization : Basic dXNlcjpw", "space-before-colon-of-credentials"},
        {"Proxy-Authorization: Basic YTpi\r\nProxy-Authorization: Basic YTpj",
         "duplicate-proxy-authorization"},
        {"Proxy-Authorization: Basic YTpi\r\nproxy-authorization: Basic YTpi",
         "duplicate-proxy-authorization"},
    };
    for (const auto& [fields, finding] : cases) {
        const auto found = Desk().message(head_with(fields));
        ASSERT_TRUE(found) << finding;
        EXPECT_EQ(found->finding, finding);
        EXPECT_FALSE(found->message.empty());
        EXPECT_FALSE(found->evidence.empty());
    }
}

TEST(DiagnoseMessage, ComplaintsAboutTheRestAreNotOurs) {
    const auto right = test::basic("user:p@ss:word");
    for (const auto& fields :
         {right + "no colon here",
          right + "X : y",
          right + "X: a\rb",
          std::string("Junk\r\n") + right,
          right + "Proxy-Authorization-Info: a\rb",
          right + "Content-Length: x",
          right + "X: y\r\n folded"}) {
        EXPECT_FALSE(Desk().message(head_with(fields))) << fields;
    }
}

TEST(DiagnoseMessage, LinesThatAllEndInLfAloneAreNoMatterOfTheToken) {
    const auto found = Desk().message(
        "GET http://o.test/ip HTTP/1.1\nHost: o.test\nProxy-Authorization: Basic YTpi\n\n"
    );
    EXPECT_FALSE(found);
}

}  // namespace
}  // namespace proxy407::diagnosis

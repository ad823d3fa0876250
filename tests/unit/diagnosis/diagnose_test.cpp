#include "diagnosis/diagnose.hpp"

#include "diagnosis/finding.hpp"
#include "support/vectors.hpp"
#include "text/hex.hpp"
#include "unit/diagnosis/desk.hpp"

#include <gmock/gmock.h>

namespace proxy407::diagnosis {
namespace {

using test::Desk;

/// The accounts and the challenge of credentials_torture.json.
Desk torture_desk(const nlohmann::json& file) {
    auth::Accounts accounts;
    for (const auto& [user, password] : file.at("accounts").items()) {
        accounts.push_back({user, password.get<std::string>()});
    }
    Desk desk(std::move(accounts));
    auth::DigestPolicy digest;
    digest.realm = "r";
    digest.opaque = "op";
    desk.offers({auth::BasicPolicy{"r", true}, digest});
    desk.issued("n1");
    return desk;
}

/// Did the connection see the same Digest before? Those entries need a history.
bool needs_history(const nlohmann::json& entry) {
    return entry.at("id") == "CR62";
}

std::string head_of(const nlohmann::json& entry) {
    std::string fields;
    for (const auto& line : entry.at("field_lines_hex")) {
        if (line.is_null()) continue;  // the field is absent
        fields += test::field(text::hex_decode(line.get<std::string>()).value());
    }
    return test::get(fields, "http://o.test/x");
}

TEST(Diagnose, EveryRefusalOfTheTortureListIsExplained) {
    const auto& file = test::load_vectors("credentials_torture.json");
    std::size_t explained = 0;
    for (const auto& entry : file.at("entries")) {
        auto desk = torture_desk(file);
        const auto head = http::parse_request_head(head_of(entry));
        const auto id = entry.at("id").get<std::string>();
        const auto judged = http::judge_message(head);
        std::optional<Diagnosis> found;
        if (judged.complaint) {
            found = diagnose_message(desk.situation(head), *judged.complaint);
            EXPECT_TRUE(found) << id << " " << judged.complaint->finding;
        } else if (!needs_history(entry)) {
            const auto attempt = desk.attempt(head);
            if (is_accepted(attempt)) continue;
            if (entry.at("answer") == "431") continue;  // net's limit, not reached here
            found = desk.diagnosed(head, attempt);
            const bool ntlm = head.first("Proxy-Authorization").value_or("").starts_with("NTLM ");
            if (ntlm) {  // the list has a scenario with NTLM in mind
                EXPECT_EQ(found->finding, "ntlm-instead-of-basic") << id;
            } else {
                EXPECT_NE(entry.at("answer"), "accept") << id;
            }
        }
        if (!found) continue;
        ++explained;
        EXPECT_FALSE(found->finding.empty()) << id;
        EXPECT_FALSE(found->message.empty()) << id;
        EXPECT_FALSE(found->evidence.empty()) << id;
        EXPECT_FALSE(found->fix.empty()) << id;
        EXPECT_FALSE(found->requirements.empty()) << id << " " << found->finding;
        EXPECT_FALSE(found->command.empty()) << id << " " << found->finding;
    }
    EXPECT_GT(explained, 50u);
}

TEST(Diagnose, NoTextCanMoveACursor) {
    const auto found = Desk().credentials(test::get(test::basic("\x1b[31muser\r\n:p\x07\x9b")));
    for (const auto& text : {found.message, found.evidence, found.fix, found.command}) {
        for (const char c : text.text()) EXPECT_GE(static_cast<unsigned char>(c), 0x20) << text;
    }
}

/// Those who get the answer, where the accounts are nobody's to know.
constexpr http::Reader others{.knows_secrets = false, .redactor = nullptr};

TEST(Diagnose, OthersReadAPlaceholderAndWhatItIsFor) {
    for (const auto& head :
         {test::get(""),
          test::get(test::basic("user:nope")),
          test::get(test::basic("user:p@ss"))}) {
        const auto found = Desk().credentials(head);
        EXPECT_THAT(found.command.text(others), testing::HasSubstr("-U 'user:PASSWORD'"));
        EXPECT_THAT(found.fix.text(others), testing::HasSubstr("http://user:PASSWORD@"));
        EXPECT_THAT(
            found.fix.text(others),
            testing::EndsWith(" (PASSWORD stands for what this proxy does not print here.)")
        );
        EXPECT_THAT(found.fix.text(), testing::Not(testing::HasSubstr("stands for")));
    }
    const auto wrong = Desk().credentials(test::get(test::basic("user:nope")));
    EXPECT_THAT(wrong.evidence.text(), testing::HasSubstr("differ from byte"));
    EXPECT_THAT(wrong.evidence.text(others), testing::HasSubstr("password: not the right one"));
}

TEST(Diagnose, OthersDoNotReadANameThatIsTheSecret) {
    const auto found =
        Desk(auth::Accounts{{"api-key-1", ""}}).credentials(test::get(test::basic("x:")));
    EXPECT_THAT(found.command.text(), testing::HasSubstr("api-key-1"));
    for (const auto& text : {found.message, found.evidence, found.fix, found.command})
        EXPECT_THAT(text.text(others), testing::Not(testing::HasSubstr("api-key-1")));
    EXPECT_THAT(found.command.text(others), testing::HasSubstr("-U 'USER:'"));
}

TEST(Diagnose, WithoutAnyAccountThereIsNoCommand) {
    Desk desk{auth::Accounts{}};
    for (const auto& head : {test::get(""), test::get(test::basic("a:b"))}) {
        const auto found = desk.credentials(head);
        EXPECT_FALSE(found.message.empty());
        EXPECT_EQ(found.command, "");
    }
}

TEST(Diagnose, AdviceForAUrlIsGivenWhereTheAccountNeedsIt) {
    const auto plain = Desk(auth::Accounts{{"user", "pass"}}).credentials(test::get(""));
    EXPECT_EQ(plain.fix.text().find("As a proxy URL"), std::string::npos);
    const auto special = Desk().credentials(test::get(""));
    EXPECT_THAT(
        special.fix.text(),
        testing::EndsWith(" As a proxy URL: http://user:p%40ss%3Aword@127.0.0.1:3128")
    );
}

}  // namespace
}  // namespace proxy407::diagnosis

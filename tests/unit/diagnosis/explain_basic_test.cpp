#include "diagnosis/solve.hpp"
#include "support/vectors.hpp"
#include "text/base64.hpp"
#include "text/hex.hpp"
#include "transforms/transform.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace proxy407::diagnosis {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAreArray;

auth::Account account_of(const nlohmann::json& vector) {
    return {
        *text::hex_decode(vector.at("user_utf8_hex").get<std::string>()),
        *text::hex_decode(vector.at("password_utf8_hex").get<std::string>()),
    };
}

std::vector<Explanation> explain(const std::string& token, const auth::Account& account) {
    const std::vector<Start> starts = {{account}};
    return explain_basic("Basic " + token, starts).explanations;
}

std::vector<std::string> ids(const std::vector<Explanation>& explanations) {
    std::vector<std::string> out;
    for (const auto& explanation : explanations) out.push_back(explanation.id);
    return out;
}

/// All mistakes whose token is the same in this vector.
std::vector<std::string> group(const nlohmann::json& vector, const nlohmann::json& token) {
    std::vector<std::string> out;
    for (const auto& mistake : vector.at("mistakes")) {
        if (mistake.contains("token") && mistake.at("token") == token) {
            out.push_back(mistake.at("mistake"));
        }
    }
    return out;
}

TEST(ExplainBasic, EveryMistakeOfEveryVectorIsNamedAndNoOther) {
    const auto& vectors = test::load_vectors("mangling_vectors.json");
    int looked_at = 0;
    for (const auto& vector : vectors.at("vectors")) {
        const auto account = account_of(vector);
        EXPECT_THAT(explain(vector.at("correct_token").get<std::string>(), account), IsEmpty());
        for (const auto& mistake : vector.at("mistakes")) {
            if (!mistake.contains("token")) {
                // A broken head: diagnose_message_test looks at the wire_header ones.
                EXPECT_TRUE(mistake.contains("wire_header")) << mistake;
                continue;
            }
            ++looked_at;
            const auto token = mistake.at("token").get<std::string>();
            EXPECT_THAT(
                ids(explain(token, account)), UnorderedElementsAreArray(group(vector, token))
            ) << vector.at("id")
              << " " << mistake.at("mistake");
        }
    }
    EXPECT_GT(looked_at, 500);
}

TEST(ExplainBasic, TheTableHoldsEveryMistakeOfTheVectors) {
    const std::set<std::string> named_by_the_head = {
        "newline-after-token", "base64-wrapped-at-76-by-crlf"};
    std::set<std::string> known = named_by_the_head;
    for (const auto& family : transforms::all_families()) {
        for (const auto& row : family.rows) known.insert(std::string(row.id));
    }
    const auto& vectors = test::load_vectors("mangling_vectors.json");
    for (const auto& mistake : vectors.at("mistakes")) {
        EXPECT_TRUE(known.contains(mistake.at("id"))) << mistake.at("id");
    }
}

TEST(ExplainBasic, NulCutsTheCredentials) {
    const auto& vectors = test::load_vectors("mangling_vectors.json");
    for (const auto& input : vectors.at("invalid_inputs")) {
        if (input.at("token_if_cut_at_nul").is_null()) continue;
        const auto cut = input.at("token_if_cut_at_nul").get<std::string>();
        const auto account = auth::Account{"user", std::string("pa\0ss", 5)};
        EXPECT_THAT(ids(explain(cut, account)), ElementsAre("cut-at-nul")) << input.at("id");
    }
}

TEST(ExplainBasic, TwoMistakesTogether) {
    const auth::Account account{"alice", "p@ss/w\xC3\xB6rds"};
    const auto with = [](std::string_view octets) { return text::base64_encode(octets); };
    auto unpadded = with("alice:p%40ss%2Fw%C3%B6rds");
    ASSERT_TRUE(unpadded.ends_with('=')) << "the case needs padding to lose";
    while (unpadded.ends_with('=')) unpadded.pop_back();
    EXPECT_THAT(
        ids(explain(unpadded, account)),
        testing::Contains("percent-encoding-not-decoded+base64-without-padding")
    );
    EXPECT_THAT(
        ids(explain(with("alice:p@ss\n"), account)), ElementsAre("cut-at-slash+trailing-newline")
    );
}

TEST(ExplainBasic, CharacterBeyondTheBasicPlane_IsReplacedByUnits) {
    const auto token = text::base64_encode("user:pass??");
    EXPECT_THAT(
        ids(explain(token, {"user", "pass\U0001F511"})), ElementsAre("non-latin1-replaced")
    );
}

TEST(ExplainBasic, HashOfNothing_MayHaveBeenMadeOfAnEmptiedHalf) {
    const auto token = text::base64_encode("s3cret-of-mine:d41d8cd98f00b204e9800998ecf8427e");
    EXPECT_THAT(
        ids(explain(token, {"user", "s3cret-of-mine"})),
        ElementsAre("user-and-password-swapped+value-empty+hash-sent")
    );
}

TEST(ExplainBasic, DecomposedCharactersGoThroughTheSameMistakes) {
    const auth::Account account{"user", "caf\xC3\xA9"};
    const auto explained = [&](std::string_view octets) {
        return ids(explain(text::base64_encode(octets), account));
    };
    EXPECT_THAT(explained("user:cafe\xCC\x81"), ElementsAre("decomposed-unicode"));
    EXPECT_THAT(
        explained("user:cafe%CC%81"),
        testing::Contains("decomposed-unicode+percent-encoding-not-decoded")
    );
    EXPECT_THAT(
        explained("user:cafe%cc%81"),
        testing::Contains("decomposed-unicode+percent-encoding-not-decoded")
    );
    EXPECT_THAT(
        explained("user:cafe?"), testing::Contains("decomposed-unicode+non-ascii-replaced")
    );
    EXPECT_THAT(explained("user:caff\xCC\x81"), IsEmpty());
}

TEST(ExplainBasic, UnknownOctetsAreNotExplained) {
    const auth::Account account{"user", "pass"};
    for (const auto* octets : {"user:nope", "other:pass", "", "user:passs"}) {
        EXPECT_THAT(explain(text::base64_encode(octets), account), IsEmpty()) << octets;
    }
}

TEST(ExplainBasic, ShorterEncodingsOfTheUserinfoAreTheSameMistake) {
    const auth::Account account{"user", "a$b@c"};
    for (const auto* octets : {"user:a%24b%40c", "user:a$b%40c", "us%65r:a$b%40c"}) {
        EXPECT_THAT(
            ids(explain(text::base64_encode(octets), account)),
            testing::Contains(testing::StartsWith("percent-encoding-"))
        ) << octets;
    }
}

TEST(ExplainBasic, AccountThatTheProxyKnows_ComesBeforeAGuess) {
    const std::vector<Start> starts = {
        {{"user", "another"}},
        {{"user", "pass"}, "account-of-another-step", "used the account of the step before"}};
    const auto token = "Basic " + text::base64_encode("user:pass");
    EXPECT_THAT(
        ids(explain_basic(token, starts).explanations), ElementsAre("account-of-another-step")
    );
    const std::vector<Start> alone = {{{"user", "another"}}};
    EXPECT_THAT(ids(explain_basic(token, alone).explanations), ElementsAre("placeholder-sent"));
}

}  // namespace

}  // namespace proxy407::diagnosis

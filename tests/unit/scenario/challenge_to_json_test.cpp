#include "scenario/challenge_to_json.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace proxy407::scenario {
namespace {

using Json = nlohmann::ordered_json;

struct Case {
    std::vector<std::string> values;
    const char* schemes;
    bool exact;
    bool nonce;
};

TEST(ChallengeToJson, EachSchemeHasItsKeys) {
    const Case rows[] = {
        {{"Basic realm=\"office\""}, R"([{"scheme": "basic", "realm": "office"}])", true, false},
        {{"Basic realm=office"}, R"([{"scheme": "basic", "realm": "office"}])", false, false},
        {{"Basic realm=\"a\", charset=\"UTF-8\""},
         R"([{"scheme": "basic", "realm": "a", "charset": "UTF-8"}])",
         true,
         false},
        {{R"(Digest realm="r", nonce="n", opaque="o", qop="auth, auth-int", algorithm=SHA-256)"},
         R"([{"scheme": "digest", "realm": "r", "algorithm": "SHA-256", "qop": ["auth", "auth-int"],
              "qop_separator": ", ", "opaque": "o"}])",
         true,
         true},
        {{R"(Digest realm="r", qop="auth", nonce="n")"},
         R"([{"scheme": "digest", "realm": "r", "algorithm": "unnamed", "qop": ["auth"]}])",
         false,
         true},
        {{"Negotiate", "NTLM"}, R"([{"scheme": "negotiate"}, {"scheme": "ntlm"}])", true, false},
        {{"Newauth a=\"b\", nonce=\"secret\""},
         R"([{"scheme": "raw", "challenge": "Newauth a=\"b\", nonce=\"0\""}])",
         false,
         true},
    };
    for (const auto& row : rows) {
        Json schemes = Json::array();
        const auto result = challenges_to_json(row.values, schemes);
        EXPECT_EQ(schemes, Json::parse(row.schemes)) << row.values[0];
        EXPECT_EQ(result.is_exact, row.exact) << row.values[0];
        EXPECT_EQ(result.has_nonce, row.nonce) << row.values[0];
        EXPECT_FALSE(result.is_joined);
    }
}

TEST(ChallengeToJson, SeveralInOneField_AreJoined) {
    Json schemes = Json::array();
    const auto result = challenges_to_json({"Negotiate, Basic realm=\"a\""}, schemes);
    EXPECT_TRUE(result.is_joined);
    EXPECT_TRUE(result.is_exact);
    EXPECT_EQ(schemes.size(), 2u);
}

TEST(ChallengeToJson, AMessageOfAHandshake_IsToldApart) {
    Json schemes = Json::array();
    EXPECT_TRUE(challenges_to_json({"NTLM TlRMTVNTUAACAAAA"}, schemes).is_handshake);
    EXPECT_FALSE(challenges_to_json({"NTLM"}, schemes).is_handshake);
}

}  // namespace
}  // namespace proxy407::scenario

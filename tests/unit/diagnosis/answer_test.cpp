#include "diagnosis/answer.hpp"

#include <gmock/gmock.h>

namespace proxy407::diagnosis {
namespace {

using testing::HasSubstr;

const auth::BearerPolicy bearer{"r", "", {"abc", "def"}, {}};
const auth::TokenPolicy token{"ApiKey", "it's", "r"};

TEST(Answer, KnownSchemesAreFoundWithoutCase) {
    EXPECT_EQ(known_scheme("bEaReR")->id, "bearer");
    EXPECT_EQ(known_scheme("Moonbeam"), nullptr);
    EXPECT_EQ(known_scheme(""), nullptr);
    for (const auto& known : known_schemes()) {
        EXPECT_TRUE(known.answer.ends_with('.') || known.answer.ends_with(')')) << known.id;
        EXPECT_THAT(std::string(known.answer), HasSubstr(std::string(known.name)));
    }
}

TEST(Answer, EverySchemeCanBeAnsweredOrSaysThatItCanNot) {
    EXPECT_EQ(how_to_answer(bearer), known_scheme("Bearer")->answer);
    EXPECT_THAT(how_to_answer(token), HasSubstr("after the word ApiKey"));
    EXPECT_THAT(how_to_answer(auth::RawPolicy{"Basic realm=\"x"}), HasSubstr("Nothing satisfies"));
}

TEST(Answer, CurlIsToldTheScheme) {
    EXPECT_EQ(curl_option(auth::BasicPolicy{}), "");
    EXPECT_EQ(curl_option(auth::DigestPolicy{}), " --proxy-digest");
    EXPECT_EQ(curl_option(bearer), " --proxy-header 'Proxy-Authorization: Bearer abc'");
    EXPECT_EQ(curl_option(token), " --proxy-header 'Proxy-Authorization: ApiKey it'\\''s'");
    EXPECT_EQ(curl_option(auth::RawPolicy{"Foo"}), "");
    EXPECT_EQ(curl_option(auth::HandshakePolicy{}), " --proxy-ntlm");
    const auth::HandshakePolicy negotiate{auth::HandshakePolicy::Mechanism::negotiate, {}};
    EXPECT_EQ(curl_option(negotiate), " --proxy-negotiate -U :");
    EXPECT_EQ(curl_proxy_url("http://127.0.0.1:1", curl_option(negotiate)), "http://localhost:1");
    EXPECT_EQ(curl_proxy_url("http://127.0.0.1:1", " --proxy-ntlm"), "http://127.0.0.1:1");
}

}  // namespace
}  // namespace proxy407::diagnosis

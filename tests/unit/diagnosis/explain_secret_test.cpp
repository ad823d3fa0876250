#include "diagnosis/solve.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace proxy407::diagnosis {
namespace {

using testing::Contains;
using testing::IsEmpty;

std::vector<std::string> ids(const Explained& explained) {
    std::vector<std::string> out;
    for (const auto& explanation : explained.explanations) out.push_back(explanation.id);
    return out;
}

/// As NTLM shows it: a hash of the password, which can only be compared.
Explained of_hash(const std::string& right, std::string_view sent, int* hashes = nullptr) {
    return explain_password(right, [&](std::string_view password) {
        if (hashes != nullptr) ++*hashes;
        return password == sent;
    });
}

TEST(ExplainPassword, OneTransformAndTwo_AreNamed) {
    EXPECT_THAT(
        ids(of_hash("p@ss w$rd", "p%40ss%20w%24rd")), Contains("percent-encoding-not-decoded")
    );
    EXPECT_THAT(ids(of_hash("p@ss", "p@ss\n")), Contains("trailing-newline"));
    EXPECT_THAT(
        ids(of_hash("p@ss", "\"p%40ss\"")), Contains("percent-encoding-not-decoded+quotes-kept")
    );
    EXPECT_THAT(ids(of_hash("p$word!", "p!")), Contains("variable-expanded-to-nothing"));
}

TEST(ExplainPassword, AnyPassword_CostsABoundedNumberOfHashes) {
    for (const auto* right :
         {"hunter2", "p@ss w$rd/caf\u00E9", "$a %b &amp; \\c \"d\" 'e' {{f}} `g` ~h @i"}) {
        int hashes = 0;
        EXPECT_THAT(ids(of_hash(right, "unheard of", &hashes)), IsEmpty()) << right;
        EXPECT_LE(hashes, 4'000) << right;
    }
    int hashes = 0;
    EXPECT_FALSE(of_hash(std::string(5'000, '%'), "unheard of", &hashes).is_complete);
    EXPECT_EQ(hashes, 0) << "a long one is not hashed over and over";
}

TEST(ExplainToken, OneTransformAndTwo_AreNamed) {
    EXPECT_THAT(
        ids(explain_token("s3cr%2Ft%3D", "s3cr/t=")), Contains("percent-encoding-not-decoded")
    );
    EXPECT_THAT(
        ids(explain_token("\"s3cr/t\"\n", "s3cr/t")), Contains("quotes-kept+trailing-newline")
    );
    EXPECT_THAT(ids(explain_token("s3cr/t", "s3cr/t")), IsEmpty());
    EXPECT_THAT(ids(explain_token("another", "s3cr/t")), IsEmpty());
}

}  // namespace
}  // namespace proxy407::diagnosis

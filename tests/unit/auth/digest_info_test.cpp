#include "auth/digest_info.hpp"

#include "digest_case.hpp"
#include "support/vectors.hpp"

#include <gtest/gtest.h>

namespace proxy407::auth {

namespace {

TEST(DigestInfo, EveryVectorsFieldIsReproduced) {
    int looked_at = 0;
    for (const auto& vector : test::load_vectors("digest_vectors.json").at("vectors")) {
        SCOPED_TRACE(vector.at("id").get<std::string>());
        if (vector.at("status") == "must-reject-and-name") continue;  // of another function
        ++looked_at;
        const auto body =
            *text::hex_decode(vector.at("rspauth").at("response_body_hex").get<std::string>());
        const DigestInfo info{"", DigestCase{vector}.normalised()};
        EXPECT_EQ(
            digest_info_value(info, body), vector.at("proxy_authentication_info").get<std::string>()
        );
    }
    EXPECT_EQ(looked_at, 37);
}

DigestInputs inputs(std::string qop) {
    DigestInputs out;
    out.user = "user";
    out.password = "pass";
    out.nonce = "n";
    out.uri = "/";
    out.cnonce = "c";
    out.nc = "00000001";
    out.qop = std::move(qop);
    return out;
}

TEST(DigestInfo, TellsWhatThereIs) {
    EXPECT_EQ(digest_info_value({"", {}}, "x"), "");
    EXPECT_EQ(digest_info_value({"n\"2", {}}, "x"), R"(nextnonce="n\"2")");
    const auto both = digest_info_value({"n2", inputs("auth")}, "x");
    EXPECT_TRUE(both.starts_with("nextnonce=\"n2\", rspauth=\"")) << both;
    EXPECT_TRUE(both.ends_with("\", cnonce=\"c\", nc=00000001, qop=auth")) << both;
}

TEST(DigestInfo, ContentCountsForAuthIntOnly) {
    const DigestInfo plain{"", inputs("auth")};
    EXPECT_EQ(digest_info_value(plain, "x"), digest_info_value(plain, std::nullopt));
    const DigestInfo whole{"n2", inputs("auth-int")};
    EXPECT_NE(digest_info_value(whole, "x"), digest_info_value(whole, ""));
    EXPECT_EQ(digest_info_value(whole, std::nullopt), "nextnonce=\"n2\"")
        << "no proof of what is not known";
}

}  // namespace

}  // namespace proxy407::auth

#include "auth/digest_syntax.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace proxy407::auth {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr std::string_view target = "http://o.test/x?y";

DigestPolicy policy() {
    DigestPolicy out;
    out.realm = "r";
    out.opaque = "op";
    return out;
}

struct Parameter {
    std::string name;
    std::string value;  ///< as on the wire, quotes included
};

/// All that a proper answer holds.
std::vector<Parameter> proper() {
    return {
        {"username", "\"u\""},
        {"realm", "\"r\""},
        {"nonce", "\"n\""},
        {"uri", "\"http://o.test/x?y\""},
        {"response", "\"00\""},
        {"algorithm", "SHA-256"},
        {"qop", "auth"},
        {"nc", "00000001"},
        {"cnonce", "\"c\""},
        {"opaque", "\"op\""},
    };
}

http::Credentials credentials(const std::vector<Parameter>& parameters) {
    std::string value = "Digest ";
    for (const auto& [name, parameter] : parameters) value += name + "=" + parameter + ", ";
    value.resize(value.size() - 2);
    return http::parse_credentials(value);
}

/// The proper answer with one value changed; an empty one leaves it out.
http::Credentials with(const std::string& name, const std::string& value) {
    std::vector<Parameter> out;
    bool found = false;
    for (auto parameter : proper()) {
        if (parameter.name == name) {
            found = true;
            parameter.value = value;
        }
        if (!parameter.value.empty()) out.push_back(parameter);
    }
    if (!found) out.push_back({name, value});
    return credentials(out);
}

std::string finding(const std::optional<Rejected>& attempt) {
    return attempt ? attempt->finding : "";
}

TEST(DigestSyntax, AProperAnswerHasNothingWrong) {
    EXPECT_EQ(finding(improper_digest(credentials(proper()), policy(), target)), "");
    EXPECT_THAT(digest_remarks(credentials(proper()), policy(), target), IsEmpty());
}

TEST(DigestSyntax, EveryNeededParameterIsMissed) {
    for (const auto* name :
         {"username", "realm", "nonce", "uri", "response", "qop", "nc", "cnonce"}) {
        const auto attempt = improper_digest(with(name, ""), policy(), target);
        ASSERT_TRUE(attempt) << name;
        EXPECT_EQ(attempt->finding, std::string("digest-") + name + "-missing");
        EXPECT_EQ(attempt->detail, name);
        EXPECT_EQ(attempt->status, 400);
        EXPECT_FALSE(attempt->stale);
    }
    EXPECT_EQ(finding(improper_digest(with("opaque", ""), policy(), target)), "");
}

TEST(DigestSyntax, ValuesThatWereNotOfferedOrAreMalformed) {
    const struct {
        std::string name;
        std::string value;
        std::string finding;
    } cases[] = {
        {"algorithm", "MD5", "digest-algorithm-not-offered"},
        {"algorithm", "", "digest-algorithm-not-offered"},
        {"algorithm", "SHA-256-sess", "digest-algorithm-not-offered"},
        {"algorithm", "SHA-3", "digest-algorithm-not-offered"},
        {"algorithm", "sha-256", ""},
        {"qop", "auth-int", "digest-qop-not-offered"},
        {"qop", "\"auth,auth-int\"", "digest-qop-list-copied"},
        {"qop", "\"auth, auth-int\"", "digest-qop-list-copied"},
        {"nc", "1", "digest-nc-improper"},
        {"nc", "000000001", "digest-nc-improper"},
        {"nc", "0000000g", "digest-nc-improper"},
        {"nc", "0x000001", "digest-nc-improper"},
        {"nc", "\"       1\"", "digest-nc-improper"},
        {"nc", "00000000", "digest-nc-improper"},
        {"nc", "ffffffff", ""},
        {"opaque", "\"OP\"", "digest-opaque-altered"},
        {"opaque", "\"\"", "digest-opaque-altered"},
        {"uri", "\"http://o.test/other\"", "digest-uri-mismatch"},
        {"uri", "\"/x\"", "digest-uri-mismatch"},
        {"uri", "\"/\"", "digest-uri-mismatch"},
        {"uri", "\"https://o.test/x?y\"", "digest-uri-mismatch"},
        {"uri", "\"\"", "digest-uri-mismatch"},
        {"uri", "\"/x?y\"", ""},
        {"username*", "UTF-8''u", "digest-username-and-username-star"},
    };

    for (const auto& row : cases) {
        EXPECT_EQ(
            finding(improper_digest(with(row.name, row.value), policy(), target)), row.finding
        ) << row.name
          << "=" << row.value;
    }
}

TEST(DigestSyntax, AStrictScenarioTakesTheWholeUriOnly) {
    auto strict = policy();
    strict.strict_uri = true;
    EXPECT_EQ(
        finding(improper_digest(with("uri", "\"/x?y\""), strict, target)),
        "digest-uri-in-origin-form"
    );
    EXPECT_EQ(finding(improper_digest(credentials(proper()), strict, target)), "");
}

TEST(DigestSyntax, ATunnelHasNoPath) {
    for (const auto* uri : {"\"/\"", "\"https://o.test:443/\"", "\"o.test\"", "\"o.test:80\""}) {
        EXPECT_EQ(
            finding(improper_digest(with("uri", uri), policy(), "o.test:443")),
            "digest-uri-mismatch"
        ) << uri;
    }
    EXPECT_EQ(finding(improper_digest(with("uri", "\"o.test:443\""), policy(), "o.test:443")), "");
}

TEST(DigestSyntax, WithoutQopNeitherCountNorCnonceIsNeeded) {
    auto legacy = policy();
    legacy.qop.clear();
    auto parameters = proper();
    std::erase_if(parameters, [](const Parameter& parameter) {
        return parameter.name == "qop" || parameter.name == "nc" || parameter.name == "cnonce";
    });
    EXPECT_EQ(finding(improper_digest(credentials(parameters), legacy, target)), "");
    EXPECT_EQ(
        finding(improper_digest(credentials(proper()), legacy, target)), "digest-qop-without-offer"
    );
}

TEST(DigestSyntax, UsernameStarStandsAloneAndPlain) {
    auto parameters = proper();
    parameters[0] = {"username*", "UTF-8''J%C3%A4s%C3%B8n"};
    EXPECT_EQ(finding(improper_digest(credentials(parameters), policy(), target)), "");
    parameters.push_back({"userhash", "false"});
    EXPECT_EQ(finding(improper_digest(credentials(parameters), policy(), target)), "");
    parameters.back().value = "true";
    EXPECT_EQ(
        finding(improper_digest(credentials(parameters), policy(), target)),
        "digest-username-star-with-userhash"
    );
    parameters.back().value = "false";
    parameters[0].value = "UTF-8''%zz";
    EXPECT_EQ(
        finding(improper_digest(credentials(parameters), policy(), target)),
        "digest-username-star-improper"
    );
}

TEST(DigestSyntax, UnreadableAnswers) {
    constexpr struct {
        std::string_view value;
        std::string_view finding;
        int status;
    } cases[] = {
        {"Digest", "no-token68", 407},
        {"Digest\tusername=\"u\"", "scheme-not-followed-by-space", 407},
        {"Digest dXNlcjpwYXNz", "digest-without-parameters", 400},
        {"Digest username=\"u", "unterminated-quoted-string", 400},
        {"Digest username=\"u\" realm=\"r\"", "unparsable", 400},
        {"Digest nc=1, NC=1", "digest-duplicate-parameter", 400},
    };

    for (const auto& row : cases) {
        const auto attempt = improper_digest(http::parse_credentials(row.value), policy(), target);
        ASSERT_TRUE(attempt) << row.value;
        EXPECT_EQ(attempt->finding, row.finding) << row.value;
        EXPECT_EQ(attempt->status, row.status) << row.value;
    }
}

TEST(DigestSyntax, DeparturesAreRemarked) {
    const struct {
        std::string name;
        std::string value;
        std::string remark;
    } cases[] = {
        {"algorithm", "\"SHA-256\"", "quoted-algorithm"},
        {"qop", "\"auth\"", "quoted-qop"},
        {"nc", "\"00000001\"", "quoted-nc"},
        {"username", "u", "unquoted-username"},
        {"realm", "r", "unquoted-realm"},
        {"nonce", "n", "unquoted-nonce"},
        {"response", "00", "unquoted-response"},
        {"cnonce", "c", "unquoted-cnonce"},
        {"opaque", "op", "unquoted-opaque"},
        {"opaque", "", "opaque-missing"},
        {"uri", "\"/x?y\"", "digest-uri-in-origin-form"},
        {"nc", " 00000001", "whitespace-around-equals"},
    };

    for (const auto& row : cases) {
        EXPECT_THAT(
            digest_remarks(with(row.name, row.value), policy(), target), ElementsAre(row.remark)
        ) << row.name;
    }
}

TEST(DigestSyntax, EachQopThatWasNotOfferedHasItsName) {
    const auto named = [](std::vector<std::string> offered, const char* sent) {
        auto other = policy();
        other.qop = std::move(offered);
        return finding(improper_digest(with("qop", sent), other, target));
    };
    EXPECT_EQ(named({"auth-int"}, "auth"), "digest-auth-for-auth-int");
    EXPECT_EQ(named({"auth-int"}, "auth-int"), "");
    EXPECT_EQ(named({"auth", "auth-int"}, "auth-conf"), "digest-qop-not-offered");
    EXPECT_EQ(named({}, "auth"), "digest-qop-without-offer");
}

TEST(DigestSyntax, WithoutQopACountIsOutOfPlace) {  // RFC 2617 section 3.2.2
    auto legacy = policy();
    legacy.qop.clear();
    EXPECT_THAT(
        digest_remarks(with("qop", ""), legacy, target), ElementsAre("digest-count-without-qop")
    );
}

TEST(DigestSyntax, AnExtValueIsNotQuoted) {
    auto parameters = proper();
    parameters[0] = {"username*", "\"UTF-8''u\""};
    EXPECT_THAT(
        digest_remarks(credentials(parameters), policy(), target),
        ElementsAre("quoted-username-star")
    );
}

TEST(DigestSyntax, ExtValues) {
    using Text = std::optional<std::string>;

    const struct {
        std::string_view value;
        Text text;
    } cases[] = {
        {"UTF-8''J%C3%A4s%C3%B8n%20Doe", "J\xC3\xA4s\xC3\xB8n Doe"},
        {"utf-8'en'a", "a"},
        {"UTF-8''", ""},
        {"UTF-8''%zz", std::nullopt},
        {"UTF-8''a%4", std::nullopt},
        {"UTF-8''a%", std::nullopt},
        {"UTF-8''%FF", std::nullopt},
        {"ISO-8859-1''a", std::nullopt},
        {"UTF-8'a", std::nullopt},
        {"a", std::nullopt},
        {"", std::nullopt},
    };

    for (const auto& row : cases) EXPECT_EQ(decode_ext_value(row.value), row.text) << row.value;
}

}  // namespace

}  // namespace proxy407::auth

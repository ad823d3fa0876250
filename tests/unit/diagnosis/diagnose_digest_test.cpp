#include "diagnosis/diagnose.hpp"
#include "support/digest_vector.hpp"
#include "support/vectors.hpp"
#include "unit/diagnosis/desk.hpp"

#include <gmock/gmock.h>

namespace proxy407::diagnosis {
namespace {

using test::Desk;
using testing::HasSubstr;

const auth::Account right{"user", "p@ss:word"};

/// A Digest answer in which anything can be wrong: what is hashed, and what is written.
struct Answer {
    auth::DigestInputs hashed;
    std::string username, realm, uri, algorithm = "SHA-256", extra;
    std::string response;  ///< empty: computed

    std::string field() const {
        return test::field(
            "Digest username=\"" + username + "\", realm=\"" + realm + "\", nonce=\"" +
            hashed.nonce + "\", uri=\"" + uri + "\", algorithm=" + algorithm + ", qop=" +
            hashed.qop + ", nc=" + hashed.nc + ", cnonce=\"" + hashed.cnonce + "\", response=\"" +
            (response.empty() ? auth::digest_response(hashed) : response) + "\"" + extra
        );
    }
};

Answer answer(
    const auth::Account& account = right, const std::string& target = "http://o.test/ip"
) {
    Answer out;
    auto& in = out.hashed;
    in.algorithm = auth::DigestAlgorithm::sha256;
    in.user = account.user;
    in.realm = "proxy407";
    in.password = account.password;
    in.nonce = "n1";
    in.cnonce = "c1";
    in.nc = "00000001";
    in.qop = "auth";
    in.method = "GET";
    in.uri = target;
    out.username = account.user;
    out.realm = in.realm;
    out.uri = target;
    return out;
}

Desk digest_desk(auth::Account account = right) {
    Desk desk({std::move(account)});
    auth::DigestPolicy policy;
    policy.qop = {"auth", "auth-int"};
    desk.offers({policy});
    desk.issued("n1");
    return desk;
}

Diagnosis of(const Answer& answer, const auth::Account& account = right) {
    return digest_desk(account).credentials(test::get(answer.field()));
}

TEST(DiagnoseDigest, TheRightAnswerIsRight) {
    auto desk = digest_desk();
    const auto head = http::parse_request_head(test::get(answer().field()));
    EXPECT_TRUE(is_accepted(desk.attempt(head)));
}

TEST(DiagnoseDigest, WhichInputWasWrong) {
    struct Row {
        const char* finding;
        void (*spoil)(Answer&);
    };

    const Row rows[] = {
        {"digest-method-in-lower-case", [](Answer& a) { a.hashed.method = "get"; }},
        {"digest-percent-encoding-not-decoded",
         [](Answer& a) { a.hashed.password = "p%40ss%3Aword"; }},
        {"digest-empty-password", [](Answer& a) { a.hashed.password.clear(); }},
        {"digest-password-with-newline", [](Answer& a) { a.hashed.password += "\n"; }},
        {"digest-md5-used", [](Answer& a) { a.hashed.algorithm = auth::DigestAlgorithm::md5; }},
        {"digest-nc-without-zeros-hashed",
         [](Answer& a) {
             auto hashed = a.hashed;
             hashed.nc = "1";
             a.response = auth::digest_response(hashed);
         }},
        {"digest-path-hashed", [](Answer& a) { a.hashed.uri = "/ip"; }},
        {"digest-rfc-2069-formula",
         [](Answer& a) {
             auto hashed = a.hashed;
             hashed.qop.clear();
             a.response = auth::digest_response(hashed);
         }},
        {"split-at-first-at-sign", [](Answer& a) { a.hashed.password = "p"; }},
        {"digest-wrong-response", [](Answer& a) { a.hashed.password = "nope"; }},
    };
    for (const auto& row : rows) {
        auto wrong = answer();
        row.spoil(wrong);
        const auto found = of(wrong);
        EXPECT_TRUE(test::named(found).contains(row.finding)) << row.finding << found.message;
        EXPECT_EQ(found.cause, Cause::wrong_credentials) << row.finding;
        EXPECT_THAT(found.message.text(), HasSubstr("does not fit the user `user`")) << row.finding;
        EXPECT_THAT(found.command.text(), HasSubstr("--proxy-digest")) << row.finding;
        EXPECT_FALSE(found.fix.empty()) << row.finding;
    }
}

TEST(DiagnoseDigest, MethodInsideTheTunnel) {
    auto wrong = answer(right, "o.test:443");
    const auto found = digest_desk().credentials(test::connect(wrong.field()));
    EXPECT_EQ(found.finding, "digest-method-of-inner-request");
    EXPECT_THAT(found.requirements, testing::Contains("C-DIGEST-12"));
}

TEST(DiagnoseDigest, ParametersThatAreWrong) {
    struct Row {
        const char* finding;
        void (*spoil)(Answer&);
        const char* says;
    };

    const Row rows[] = {
        {"digest-other-realm",
         [](Answer& a) { a.realm = "other"; },
         "received `other`, right is `proxy407`"},
        {"digest-algorithm-not-offered",
         [](Answer& a) { a.algorithm = "MD5"; },
         "received `MD5`, right is `SHA-256`"},
        {"digest-qop-not-offered",
         [](Answer& a) { a.hashed.qop = "other"; },
         "received `other`, right is `auth,auth-int`"},
        {"digest-qop-list-copied",
         [](Answer& a) { a.hashed.qop = "\"auth,auth-int\""; },
         "received `auth,auth-int`, right is `auth,auth-int`"},
        {"digest-nc-improper", [](Answer& a) { a.hashed.nc = "1"; }, "received `1`"},
        {"digest-uri-mismatch",
         [](Answer& a) { a.uri = "/other"; },
         "received `/other`, right is `http://o.test/ip`"},
        {"digest-opaque-altered", [](Answer& a) { a.extra = ", opaque=\"x\""; }, "received `x`"},
        {"digest-duplicate-parameter", [](Answer& a) { a.extra = ", nc=00000001"; }, "twice"},
        {"digest-username-and-username-star",
         [](Answer& a) { a.extra = ", username*=UTF-8''user"; },
         "both username and username*"},
        {"digest-response-in-upper-case",
         [](Answer& a) {
             a.response = auth::digest_response(a.hashed);
             for (auto& c : a.response) c = static_cast<char>(std::toupper(c));
         },
         "lower-case"},
        {"digest-nonce-unknown",
         [](Answer& a) { a.hashed.nonce = "n2"; },
         "user and password are right"},
    };
    for (const auto& row : rows) {
        auto wrong = answer();
        row.spoil(wrong);
        const auto found = of(wrong);
        EXPECT_EQ(found.finding, row.finding);
        EXPECT_THAT(found.message.text(), HasSubstr(row.says)) << row.finding;
        EXPECT_FALSE(found.fix.empty()) << row.finding;
    }
}

TEST(DiagnoseDigest, MissingParameters) {
    for (const std::string name :
         {"username", "realm", "nonce", "uri", "response", "qop", "nc", "cnonce"}) {
        auto field = answer().field();
        const auto at = field.find(" " + name + "=") + 1;
        field.insert(at, "x");
        const auto found = digest_desk().credentials(test::get(field));
        EXPECT_EQ(found.finding, "digest-" + name + "-missing");
        EXPECT_THAT(found.message.text(), HasSubstr(name + " is missing"));
    }
    const auto token = digest_desk().credentials(test::get(test::field("Digest dXNlcjpwYXNz")));
    EXPECT_EQ(token.finding, "digest-without-parameters");
}

TEST(DiagnoseDigest, AnExpiredNonceIsNoWrongPassword) {
    auto desk = digest_desk();
    desk.pass_time(std::chrono::seconds{301});
    const auto found = desk.credentials(test::get(answer().field()));
    EXPECT_EQ(found.finding, "digest-nonce-expired");
    EXPECT_THAT(
        found.message.text(), HasSubstr("user and password are right, but the nonce is too old")
    );
    EXPECT_THAT(found.fix.text(), HasSubstr("repeat, without asking the user again"));
}

TEST(DiagnoseDigest, ACountUsedTwice) {
    auto desk = digest_desk();
    const auto head = test::get(answer().field());
    desk.attempt(http::parse_request_head(head));
    EXPECT_EQ(desk.credentials(head).finding, "digest-nc-replayed");
}

TEST(DiagnoseDigest, ACountBelowAnother) {
    auto desk = digest_desk();
    auth::DigestPolicy strict;
    strict.counts = auth::DigestPolicy::Counts::increasing;
    desk.offers({strict});
    auto later = answer();
    later.hashed.nc = "00000002";
    desk.attempt(http::parse_request_head(test::get(later.field())));
    EXPECT_EQ(desk.credentials(test::get(answer().field())).finding, "digest-nc-decreased");
}

TEST(DiagnoseDigest, AQopThatWasNotOfferedIsToldWithWhatWas) {
    auth::DigestPolicy policy;
    policy.qop = {"auth-int"};
    auto desk = digest_desk();
    desk.offers({policy});
    auto found = desk.credentials(test::get(answer().field()));
    EXPECT_EQ(found.finding, "digest-auth-for-auth-int");
    EXPECT_THAT(found.message.text(), HasSubstr("received `auth`, right is `auth-int`"));
    policy.qop.clear();
    found = desk.offers({policy}).credentials(test::get(answer().field()));
    EXPECT_EQ(found.finding, "digest-qop-without-offer");
    EXPECT_THAT(found.message.text(), HasSubstr("received `auth`, right is `none`"));
}

TEST(DiagnoseDigest, AWrongHashOfTheContent) {
    struct Row {
        const char* finding;
        const char* hashed;
    };

    for (const auto& row :
         {Row{"digest-no-content-hashed", ""},
          Row{"digest-chunked-content-hashed", "4\r\nbody\r\n0\r\n\r\n"}}) {
        auto wrong = answer();
        wrong.hashed.qop = "auth-int";
        wrong.hashed.content = row.hashed;
        const auto found = digest_desk().gets("body").credentials(test::get(wrong.field()));
        EXPECT_EQ(found.finding, row.finding) << found.message;
        EXPECT_THAT(found.requirements, testing::Contains("C-DIGEST-26"));
    }
    auto other = answer();
    other.hashed.qop = "auth-int";
    other.hashed.content = "another body";
    const auto found = digest_desk().gets("body").credentials(test::get(other.field()));
    EXPECT_EQ(found.finding, "digest-wrong-response");
}

TEST(DiagnoseDigest, ASessionBegunAnewAtItsNextNonce) {
    auth::DigestPolicy policy;
    policy.algorithm = auth::DigestAlgorithm::sha256_sess;
    const auto with_next = [&] {
        auto desk = digest_desk();
        desk.offers({policy});
        desk.issued("n2");
        desk.nonces().find("n2")->first_nonce = "n1";
        desk.nonces().find("n2")->first_cnonce = "c1";
        return desk;
    };
    auto sent = answer();
    sent.algorithm = "SHA-256-sess";
    sent.hashed.algorithm = policy.algorithm;
    sent.hashed.nonce = "n2";
    EXPECT_EQ(
        with_next().credentials(test::get(sent.field())).finding,
        "digest-session-with-current-nonce"
    );
    sent.hashed.cnonce = "c2";
    EXPECT_EQ(
        with_next().credentials(test::get(sent.field())).finding,
        "digest-session-with-current-cnonce"
    );
    sent.hashed.nonce_prime = "n1";
    sent.hashed.cnonce_prime = "c1";
    auto desk = with_next();
    const auto head = http::parse_request_head(test::get(sent.field()));
    EXPECT_TRUE(is_accepted(desk.attempt(head)));
}

TEST(DiagnoseDigest, AHashedNameWithoutItsFlag) {
    auto sent = answer();
    sent.username = auth::digest_hash(auth::DigestAlgorithm::sha256, "user:proxy407");
    const auto found = of(sent);
    EXPECT_EQ(found.finding, "digest-userhash-not-said");
    EXPECT_THAT(found.message.text(), HasSubstr("H(user:realm) of `user`"));
    EXPECT_THAT(found.command.text(), HasSubstr("-U 'user:p@ss:word'"));
}

TEST(DiagnoseDigest, ANameBentInItsParameterOnly) {
    const auth::Account account{"J\xC3\xA4s\xC3\xB8n Doe", "p"};
    auto sent = answer(account);
    sent.username = "J\xE4s\xF8n Doe";  // ISO-8859-1, while UTF-8 was hashed
    const auto found = of(sent, account);
    EXPECT_EQ(found.cause, Cause::wrong_credentials);
    EXPECT_NE(found.finding, "digest-unknown-user") << found.message;
}

TEST(DiagnoseDigest, ABackslashThatIsNotWrittenTwice) {
    const auth::Account account{"CORP\\alice", "p"};
    auto sent = answer(account);
    sent.username = "CORPalice";  // as a quoted string reads "CORP\alice"
    const auto found = of(sent, account);
    EXPECT_EQ(found.finding, "digest-backslash-not-escaped") << found.message;
    EXPECT_THAT(found.fix.text(), HasSubstr("twice"));
}

TEST(DiagnoseDigest, UnknownUser) {
    auto wrong = answer({"bob", "p@ss:word"});
    const auto found = of(wrong);
    EXPECT_EQ(found.finding, "digest-unknown-user");
    EXPECT_THAT(found.message.text(), HasSubstr("`bob`"));
    EXPECT_THAT(found.command.text(), HasSubstr("-U 'user:p@ss:word'"));
}

// The example of RFC 7616 section 3.9.2 as printed hashes the name with the wrong function, too.
TEST(DiagnoseDigest, AUserHashedWithTheWrongFunctionIsRecognised) {
    const auto& file = test::load_vectors("digest_vectors.json");
    int looked_at = 0;
    for (const auto& vector : file.at("vectors")) {
        if (vector.at("status") != "must-reject-and-name") continue;
        ++looked_at;
        const auto inputs = test::digest_inputs(vector);
        auth::DigestPolicy policy;
        policy.realm = inputs.realm;
        policy.algorithm = inputs.algorithm;
        policy.opaque = vector.at("input").at("opaque");
        policy.userhash = true;
        Desk desk({{"other", "x"}, {inputs.user, inputs.password}});
        desk.offers({policy});
        desk.issued(inputs.nonce);
        const auto line = vector.at("proxy_authorization").get<std::string>();
        const auto found = desk.credentials(test::get(test::field(line), inputs.uri));
        EXPECT_EQ(found.finding, "digest-truncated-sha-512") << vector.at("id");
        EXPECT_THAT(found.message.text(), HasSubstr("The user arrived as `488869477bf2"));
    }
    EXPECT_EQ(looked_at, 1);
}

TEST(DiagnoseDigest, APlainUserUnderUserhashIsToldSo) {
    auto wrong = answer();
    wrong.extra = ", userhash=true";
    const auto found = of(wrong);
    EXPECT_EQ(found.finding, "digest-unknown-user");
    EXPECT_THAT(found.message.text(), HasSubstr("`user`, the plain name, although userhash=true"));
    wrong.username = "nobody";
    wrong.hashed.password = "unheard of";
    EXPECT_THAT(of(wrong).message.text(), HasSubstr("knows no such user"));
}

TEST(DiagnoseDigest, WhereUserAndPasswordWereSplitIsVisible) {
    EXPECT_EQ(of(answer({"user:p@ss", "word"})).finding, "split-at-last-colon");
    EXPECT_EQ(
        of(answer({"us", "er:pass"}), {"us:er", "pass"}).finding, "decoded-before-split-at-colon"
    );
}

TEST(DiagnoseDigest, ABentUserIsNamedOnlyWhenTheResponseFitsIt) {
    const auth::Account account{"us@er", "pa#ss"};
    const auto bent = of(answer({"us%40er", "pa%23ss"}), account);
    EXPECT_TRUE(test::named(bent).contains("percent-encoding-not-decoded")) << bent.message;
    EXPECT_THAT(bent.command.text(), HasSubstr("-U 'us@er:pa#ss'"));
    EXPECT_EQ(of(answer({"us%40er", "other"}), account).finding, "digest-wrong-response");
}

TEST(DiagnoseDigest, AnAlgorithmThatWasNotOfferedIsToldWithAllThatWere) {
    auth::DigestPolicy first;
    first.algorithm = auth::DigestAlgorithm::sha512_256;
    auto desk = digest_desk();
    desk.offers({first, auth::DigestPolicy{}});
    auto sent = answer();
    sent.algorithm = "MD5";
    EXPECT_THAT(
        desk.credentials(test::get(sent.field())).message.text(),
        HasSubstr("received `MD5`, right is `SHA-512-256,SHA-256`")
    );
}

TEST(DiagnoseDigest, OfSeveralOffersTheOneThatWasAnswered) {
    auth::DigestPolicy md5;
    md5.algorithm = auth::DigestAlgorithm::md5;
    Desk desk({right});
    desk.offers({md5});
    desk.issued("n1");
    auto wrong = answer();
    wrong.algorithm = "MD5";
    wrong.hashed.algorithm = auth::DigestAlgorithm::md5;
    wrong.hashed.method = "get";
    EXPECT_EQ(desk.credentials(test::get(wrong.field())).finding, "digest-method-in-lower-case");
}

}  // namespace
}  // namespace proxy407::diagnosis

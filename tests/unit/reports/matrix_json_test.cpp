#include "reports/matrix_json.hpp"

#include "unit/reports/fixture.hpp"

namespace proxy407::reports {
namespace {

using results::Document;
using results::Json;

TEST(MatrixJson, ACaseIsALetterInItsRowAndColumn) {
    const Document document = fixture();
    const Json json = matrix_json(document, Columns(document));
    EXPECT_EQ(json["families"], Json::parse(R"(["basic", "digest", "encoding", "framing"])"));
    const Json& row = json["rows"][0];
    EXPECT_EQ(row["client"], 0);
    EXPECT_EQ(row["channel"], "option");
    // open, basic, digest, digest-stale, credentials twice, 407-huge-body
    EXPECT_EQ(row["marks"], "PPNKPSF");
    EXPECT_EQ(row["verdicts"], "aabdaaf");
    EXPECT_EQ(row["flaky"], Json::parse("[6]"));
    EXPECT_EQ(json["rows"][1]["marks"], "PL.....");
    EXPECT_EQ(json["findings"][row["findings"][0][1].get<std::size_t>()], "digest-uri-path-form");
}

TEST(MatrixJson, EvidenceIsByClientRowAndColumn) {
    const Document document = fixture();
    std::vector<Json> clients;
    each_evidence(document, Columns(document), [&](std::size_t client, const std::string& json) {
        EXPECT_EQ(client, clients.size());
        clients.push_back(Json::parse(json));
    });
    ASSERT_EQ(clients.size(), 4u);
    const Json& leak = clients[0].at("1:1");
    EXPECT_EQ(leak["sentence"], "The credentials of the proxy came to the origin.");
    EXPECT_EQ(leak["checks"][0]["resembles"][0], "CVE-2018-1000007");
    EXPECT_EQ(leak["exchanges"][1]["tunnel"], "origin.test:443");
    EXPECT_FALSE(leak["exchanges"][0].contains("tunnel")) << "nothing is kept of null";
    EXPECT_EQ(
        clients[0].at("0:1")["observed"],
        Json::parse(
            R"({"preemptive": false, "attempts_before_giving_up": 1, "status_shown": true,
            "challenge_shown": false, "connections": 1})"
        )
    );
}

}  // namespace
}  // namespace proxy407::reports

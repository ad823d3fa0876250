#include "reports/evidence.hpp"

#include "unit/reports/fixture.hpp"

namespace proxy407::reports {
namespace {

using results::Json;
using results::Result;
using results::Verdict;

TEST(Evidence, OneLineIsOneLineOfXmlCharacters) {
    EXPECT_EQ(
        one_line("a\r\n\x1b[m\xef\xbf\xbe\xef\xbf\xbf\xef\xbf\xbd"),
        "a\\r\\n\\x1b[m\\u{fffe}\\u{ffff}\xef\xbf\xbd"
    );
}

TEST(Evidence, AProofHasTheChecksThatFailedAndTheirOctets) {
    Result one = result("curl", "basic", Verdict::fail);
    one.judgement.finding = "wrong";
    one.judgement.sentence = "It was wrong.";
    one.reproduce = "proxy407 run";
    one.error = "407\n";
    one.checks = {
        {"a", checks::Outcome::fail, "A failed.", 2, {"C-1", "C-2"}, "", {}},
        {"b", checks::Outcome::pass, "B held.", 1, {}, "", {}}};
    one.exchanges = Json::parse(R"([
        {"number": 1, "recorder": "proxy", "request_head": "GET 1\r\n\r\n"},
        {"number": 2, "recorder": "origin", "request_head": "GET 2\r\nX: y", "reply_head": null,
         "origin_saw": "GET 3\n"}])");
    EXPECT_EQ(
        proof_text(one),
        "wrong\n"
        "It was wrong.\n"
        "- a: A failed. [C-1] [C-2]\n"
        "exchange 2, origin\n"
        "  > GET 2\\r\\n\n"
        "  > X: y\n"
        "  origin: GET 3\\n\n"
        "its error: 407\\n\n"
        "reproduce: proxy407 run\n"
    );
}

TEST(Evidence, OctetsThatAreNoTextAreShownExactly) {
    Result one = result("curl", "basic", Verdict::fail);
    one.checks = {{"a", checks::Outcome::fail, "A failed.", 1, {}, "", {}}};
    one.exchanges = Json::parse(
        R"([{"number": 1, "request_head": "X: \ufffd\n", "request_head_base64": "WDog/wo="}])"
    );
    EXPECT_NE(proof_text(one).find("  > X: \\xff\\n\n"), std::string::npos) << proof_text(one);
}

}  // namespace
}  // namespace proxy407::reports

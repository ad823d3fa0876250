#include "reports/trace.hpp"

#include "unit/reports/fixture.hpp"

namespace proxy407::reports {
namespace {

using results::Json;
using results::Result;
using results::Standing;
using results::Verdict;

TEST(Trace, ACaseIsShownWithItsOctets) {
    Result one = result("one", "a", Verdict::fail, Standing::unexpected);
    one.judgement.finding = "wrong-credentials/not-decoded";
    one.judgement.sentence = "It was not decoded.";
    one.given = "curl http://origin.test/";
    one.exchanges = Json::parse(R"([{"recorder": "proxy", "connection": 3, "tunnel": null,
        "request_head": "GET http://origin.test/ HTTP/1.1\r\nX: \u001b[1m\r\n\r\n",
        "reply_head": "HTTP/1.1 407 P\r\n\r\n", "message": "no", "finding": "x"}])");
    one.output = "body\n";
    EXPECT_EQ(
        trace(one, {}),
        "one url http a\n"
        "  given: curl http://origin.test/\n"
        "  proxy, connection 3\n"
        "  > GET http://origin.test/ HTTP/1.1\n"
        "  > X: \\x1b[1m\n"
        "  < HTTP/1.1 407 P\n"
        "  x: no\n"
        "  output: body\n"
        "  FAIL wrong-credentials/not-decoded: It was not decoded.\n"
        "\n"
    );
}

TEST(Trace, AnExchangeNeedNotHaveAllItsParts) {
    Result one = result("one", "a", Verdict::pass);
    one.exchanges = Json::parse(R"([{}, {"number": 1}])");
    EXPECT_EQ(trace(one, {}), "one url http a\n  given: \n  \n  \n  PASS\n\n");
}

}  // namespace
}  // namespace proxy407::reports

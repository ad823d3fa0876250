#include "unit/checks/run.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

using test::ClientRun;
using test::Verdict;

constexpr auto id = "content-complete";

journal::Exchange upload(
    std::uint64_t received,
    Verdict verdict,
    std::string_view framing = "Content-Length: 10",
    std::string_view method = "POST"
) {
    auto exchange = ClientRun::made(
        std::string(method) + " http://a.test/ HTTP/1.1\r\nHost: a.test\r\n" +
            std::string(framing) + "\r\n\r\n",
        verdict,
        verdict == Verdict::challenged ? 407 : 200
    );
    exchange.content_received = received;
    return exchange;
}

TEST(ContentComplete, TheRepeatIsWhole) {
    EXPECT_EQ(
        ClientRun()
            .put(upload(0, Verdict::challenged))
            .put(upload(10, Verdict::accepted))
            .check(id)
            .outcome,
        Outcome::pass
    );
    EXPECT_EQ(ClientRun().put(upload(10, Verdict::accepted)).check(id).outcome, Outcome::pass);
    const auto chunked = "Transfer-Encoding: chunked";
    EXPECT_EQ(
        ClientRun()
            .put(upload(0, Verdict::challenged, chunked))
            .put(upload(7, Verdict::accepted, chunked))
            .check(id)
            .outcome,
        Outcome::pass
    );
}

TEST(ContentComplete, FailsForEveryOtherRepeat) {
    const journal::Exchange wrong[] = {
        upload(0, Verdict::accepted, "Content-Length: 0"),
        upload(5, Verdict::accepted, "Content-Length: 5"),
        upload(5, Verdict::accepted),
        upload(10, Verdict::accepted, "Content-Length: 10", "PUT"),
        upload(0, Verdict::challenged),
        upload(0, Verdict::accepted, "Transfer-Encoding: chunked"),
    };
    for (const auto& repeat : wrong) {
        EXPECT_EQ(
            ClientRun().put(upload(0, Verdict::challenged)).put(repeat).check(id).outcome,
            Outcome::fail
        ) << repeat.head.octets;
    }
    auto cut_off = upload(10, Verdict::accepted);
    cut_off.complaint = "content-cut-off";
    EXPECT_EQ(ClientRun().put(cut_off).check(id).outcome, Outcome::fail);
}

TEST(ContentComplete, LooksIntoTunnels) {
    auto inside = upload(3, Verdict::open);
    inside.recorder = journal::Recorder::origin;
    EXPECT_EQ(ClientRun().accepted(test::connect()).put(inside).check(id).outcome, Outcome::fail);
    EXPECT_EQ(ClientRun().accepted(test::get()).check(id).outcome, Outcome::not_reached);
    EXPECT_EQ(ClientRun().check(id).outcome, Outcome::not_reached);
}

}  // namespace
}  // namespace proxy407::checks

#include "report/terminal.hpp"

#include "unit/report/samples.hpp"

#include <gmock/gmock.h>

#include <sstream>

namespace proxy407::report {
namespace {

using decision::Verdict;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string plain_get = "GET http://example.test/ip HTTP/1.1\r\nHost: example.test\r\n\r\n";
const std::string connect = "CONNECT example.test:443 HTTP/1.1\r\nHost: example.test:443\r\n\r\n";

TEST(ExchangeLine, OneRowPerVerdictAligned) {
    const std::tuple<Verdict, int, const char*> rows[] = {
        {Verdict::open, 200, "  7  200 open        127.0.0.1:40312  GET http://example.test/ip\n"},
        {Verdict::accepted,
         200,
         "  7  200 accepted    127.0.0.1:40312  GET http://example.test/ip\n"},
        {Verdict::challenged,
         407,
         "  7  407 challenge   127.0.0.1:40312  GET http://example.test/ip\n"},
        {Verdict::refused,
         407,
         "  7  407 refused     127.0.0.1:40312  GET http://example.test/ip\n"},
        {Verdict::malformed,
         400,
         "  7  400 malformed   127.0.0.1:40312  GET http://example.test/ip\n"},
        {Verdict::fault, 0, "  7    - fault       127.0.0.1:40312  GET http://example.test/ip\n"},
    };
    for (const auto& [verdict, status, line] : rows)
        EXPECT_EQ(exchange_lines(exchange(plain_get, verdict, status), {}), line);
}

TEST(ExchangeLine, SaysWhoAndWhoseAnswer) {
    auto told = exchange(plain_get, Verdict::accepted, 401);
    told.user =
        "us\x1b"
        "er";
    told.origin_saw = "GET /ip HTTP/1.1\r\n\r\n";
    EXPECT_THAT(
        exchange_lines(told, {}),
        HasSubstr("  as us\\x1ber  the target's answer, not the proxy's\n")
    );
    told.status = 200;
    EXPECT_THAT(exchange_lines(told, {}), Not(HasSubstr("the target's answer")));
}

TEST(ExchangeLine, AChallengeIsOneLineEvenWithADiagnosis) {
    auto asked = exchange(connect, Verdict::challenged, 407);
    asked.diagnosis = diagnosis();
    asked.diagnosis->cause = diagnosis::Cause::no_credentials;
    EXPECT_EQ(
        exchange_lines(asked, {}),
        "  7  407 challenge   127.0.0.1:40312  CONNECT example.test:443\n"
    );
}

TEST(ExchangeLine, AStaleNonceIsNamedInTheChallenge) {
    auto stale = exchange(plain_get, Verdict::challenged, 407);
    stale.diagnosis = diagnosis();
    stale.diagnosis->finding = "stale-nonce";
    EXPECT_THAT(exchange_lines(stale, {}), HasSubstr("/ip  stale-nonce\n"));
}

TEST(ExchangeLine, ARefusalCarriesItsDiagnosis) {
    const std::string lines = exchange_lines(refused(), {});
    EXPECT_THAT(lines, HasSubstr("     cause       "));
    EXPECT_THAT(lines, HasSubstr("wrong-credentials/percent-encoding-not-decoded\n"));
    EXPECT_THAT(lines, HasSubstr("     fix         Decode the userinfo once.\n"));
}

TEST(ExchangeLine, RemarksAreANote) {
    auto remarked = exchange(plain_get);
    remarked.remarks = {"proxy-connection-sent", "host-differs-from-target"};
    EXPECT_THAT(
        exchange_lines(remarked, {}),
        HasSubstr("\n     note        proxy-connection-sent, host-differs-from-target\n")
    );
}

TEST(ExchangeLine, ALeakIntoTheTunnelStandsOut) {
    auto inside =
        exchange("GET /ip HTTP/1.1\r\nHost: example.test\r\nproxy-authorization: Basic x\r\n\r\n");
    inside.recorder = journal::Recorder::origin;
    inside.tunnel = "example.test:443";
    const std::string lines = exchange_lines(inside, {});
    EXPECT_THAT(lines, HasSubstr("in tunnel   127.0.0.1:40312  GET /ip in example.test:443\n"));
    EXPECT_THAT(lines, HasSubstr("\n     BREACH      Proxy-Authorization sent inside the tunnel"));

    auto outside = exchange("CONNECT a.test:443 HTTP/1.1\r\nHost: a.test:443\r\n\r\n");
    EXPECT_THAT(exchange_lines(outside, {}), Not(HasSubstr("BREACH")));
    outside.early_octets = 12;
    EXPECT_THAT(exchange_lines(outside, {}), HasSubstr("BREACH      12 bytes"));
    // Content before the answer to Expect is unwise, and no leak.
    auto upload = exchange(plain_get);
    upload.early_octets = 12;
    EXPECT_THAT(exchange_lines(upload, {}), Not(HasSubstr("BREACH")));
}

TEST(ExchangeLine, WithoutARequest) {
    EXPECT_THAT(exchange_lines(exchange(""), {}), HasSubstr("  (no request)\n"));
    EXPECT_THAT(exchange_lines(exchange("junk\r\n\r\n"), {}), HasSubstr("  (not HTTP)\n"));
    journal::Exchange cut_off;
    cut_off.head.octets = "GET / HTT";
    EXPECT_THAT(exchange_lines(cut_off, {}), HasSubstr("  (no head)\n"));
    journal::Exchange handshake;
    handshake.tunnel = "a.test:443";
    EXPECT_THAT(exchange_lines(handshake, {}), HasSubstr("  (no request) in a.test:443\n"));
}

TEST(ExchangeLine, StaysShortAndClean) {
    auto hostile = exchange(
        "GET http://t/\x1b[31m" + std::string(5000, 'a') + " HTTP/1.1\r\nHost: t\r\n\r\n",
        Verdict::accepted
    );
    hostile.remarks = {"a\rb"};
    hostile.complaint = "\x1b]0;x\x07";
    const std::string lines = exchange_lines(hostile, {});
    for (const char control : {'\x1b', '\r', '\x07'})
        EXPECT_EQ(lines.find(control), std::string::npos) << int(control);
    std::istringstream in(lines);
    for (std::string line; std::getline(in, line);) EXPECT_LE(line.size(), 130u) << line;
}

TEST(ExchangeLine, ColourOnlyByStyle) {
    EXPECT_THAT(exchange_lines(refused(), {}), Not(HasSubstr("\x1b")));
    EXPECT_THAT(exchange_lines(refused(), {.colour = true}), HasSubstr("\x1b[31m407\x1b[0m"));
}

TEST(ExchangeLine, RedactMasksTheBlock) {
    const http::Redactor redactor({}, {"user"});
    const std::string lines = exchange_lines(refused(), {.redactor = &redactor});
    EXPECT_THAT(lines, Not(HasSubstr("p%40ss")));
    EXPECT_THAT(lines, Not(HasSubstr("dXNlcjpwJTQwc3M=")));
    EXPECT_THAT(lines, HasSubstr("received    `***`\n"));
    EXPECT_THAT(lines, HasSubstr("curl -x http://user:PASSWORD@127.0.0.1:3128"));
}

TEST(Unanswered, RepeatsTheLineAndExplainsOnDemand) {
    auto asked = exchange(plain_get, Verdict::challenged, 407);
    asked.diagnosis = diagnosis();
    const std::string line = "  7  407 unanswered  127.0.0.1:40312  GET http://example.test/ip";
    EXPECT_THAT(unanswered_lines(asked, {}), StartsWith(line));
    EXPECT_THAT(unanswered_lines(asked, {}), HasSubstr("fix"));
    EXPECT_THAT(unanswered_lines(asked, {}, false), Not(HasSubstr("fix")));
}

}  // namespace
}  // namespace proxy407::report

#include "report/said.hpp"

#include "http/complaint_row.hpp"
#include "http/framing.hpp"
#include "http/unreadable.hpp"
#include "report/json.hpp"
#include "report/note.hpp"
#include "report/terminal.hpp"
#include "unit/decision/conversation.hpp"
#include "unit/report/samples.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace proxy407::report {
namespace {

using decision::Verdict;
using ::testing::HasSubstr;
using Json = nlohmann::json;

/// As the journal has it after the proxy judged these octets.
journal::Exchange judged(const std::string& octets) {
    decision::test::Conversation conversation(decision::test::basic_scenario());
    const auto unreadable = http::judge_first_octets(octets);
    auto decision =
        unreadable ? conversation.receives_nonsense(*unreadable) : conversation.receives(octets);
    auto made = exchange(octets, Verdict::malformed, decision::test::status_of(decision));
    static_cast<decision::Ruling&>(made) = std::move(decision);
    return made;
}

/// The log names the clause that was broken.
void expect_clause(const journal::Exchange& exchange) {
    EXPECT_FALSE(Json::parse(exchange_json(exchange))["requirements"].empty())
        << exchange.head.octets;
}

void expect_words(const journal::Exchange& exchange) {
    const std::string terminal = exchange_lines(exchange, {});
    const auto json = Json::parse(exchange_json(exchange));
    EXPECT_THAT(terminal, HasSubstr("what  ")) << exchange.head.octets;
    EXPECT_THAT(terminal, HasSubstr("fix  ")) << exchange.head.octets;
    for (const char* key : {"finding", "message", "fix"})
        EXPECT_TRUE(json[key].is_string() && json[key] != "") << key << ": " << json.dump();
    EXPECT_NE(decision::name(Verdict::malformed), json["message"]);
}

TEST(Said, EveryRefusal_HasASentenceAndAFix) {
    const std::string begin = "GET http://origin.test/ HTTP/1.1\r\nHost: origin.test\r\n";
    const std::string token = "Proxy-Authorization: Basic dXNlcjpwYXNz";
    for (const std::string& octets : {
             std::string("\x05\x01\x00", 3),
             std::string("\x04\x01\x00\x50\x7f\x00\x00\x01\x00", 9),
             std::string("\x16\x03\x01\x02\x00\x01\x00\x01", 8),
             std::string("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
             std::string("hello\r\n\r\n"),
             std::string("GET  http://origin.test/ HTTP/1.1\r\n\r\n"),
             std::string("GET http://origin.test/ HTTP/9.1\r\n\r\n"),
             std::string("GET http://origin.test/ HTTP/1.1\r\n X: y\r\n\r\n"),
             begin + "X: y\n\r\n",
             begin + "X: y\rz\r\n\r\n",
             begin + "X: y\x01\r\n\r\n",
             begin + "X\r\n\r\n",
             begin + "X : y\r\n\r\n",
             begin + "X(: y\r\n\r\n",
             begin + "X: y\r\n z\r\n\r\n",
             begin + token + "\r\n " + "x\r\n\r\n",
             begin + token + "\n\r\n",
             begin + token + "\x01\r\n\r\n",
             begin + token + "\r\n" + token + "\r\n\r\n",
             begin + "Proxy-Authorization : Basic dXNlcjpwYXNz\r\n\r\n",
             begin + "Host: origin.test\r\n\r\n",
             begin + "Content-Length: x\r\n\r\n",
             begin + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
             begin + "Transfer-Encoding: gzip\r\n\r\n",
             begin + "Connection: Host\r\n\r\n",
             std::string("GET / HTTP/1.1\r\nHost: h\r\n\r\n"),
             std::string("GET http:// HTTP/1.1\r\nHost: h\r\n\r\n"),
             std::string("GET https://h/ HTTP/1.1\r\nHost: h\r\n\r\n"),
             std::string("GET ftp://h/ HTTP/1.1\r\nHost: h\r\n\r\n"),
             std::string("GET http://u:p@h/ HTTP/1.1\r\nHost: h\r\n\r\n"),
             std::string("GET http://h/#x HTTP/1.1\r\nHost: h\r\n\r\n"),
             std::string("GET h:80 HTTP/1.1\r\nHost: h\r\n\r\n"),
             std::string("GET h HTTP/1.1\r\nHost: h\r\n\r\n"),
             std::string("CONNECT h HTTP/1.1\r\nHost: h\r\n\r\n"),
             std::string("connect h:443 HTTP/1.1\r\nHost: h\r\n\r\n"),
         }) {
        const auto exchange = judged(octets);
        ASSERT_EQ(exchange.verdict, Verdict::malformed) << octets;
        expect_words(exchange);
        expect_clause(exchange);
    }
}

TEST(Said, EveryRefusedPair_HasASentenceAndAFix) {
    for (const char* value :
         {"",
          "Basic",
          "Basic x",
          "Basic dXNlcjp4",
          "Basic eDp5",
          "Bearer x",
          "Basicx",
          "x",
          "Basic a b"})
        expect_words(
            judged(decision::test::get("Proxy-Authorization: " + std::string(value) + "\r\n"))
        );
}

TEST(Said, EveryComplaintThatHasASentence_HasAFixToo) {
    for (const auto& note : all_notes()) {
        auto made = exchange("", Verdict::malformed, 0);
        made.complaint = note.id;
        EXPECT_EQ(said(made).message, note.what) << note.id;
        if (http::find_complaint(note.id) != nullptr) expect_words(made);
    }
}

TEST(Said, Detail_IsEvidence) {
    auto made = exchange("", Verdict::malformed, 0);
    made.complaint = "tls-handshake-failed: no shared cipher";
    EXPECT_EQ(said(made).finding, "tls-handshake-failed");
    EXPECT_EQ(said(made).evidence, "`no shared cipher`");
    expect_words(made);
}

TEST(Said, DiagnosisComesFirst_NothingWrongSaysNothing) {
    auto made = refused();
    made.complaint = "client-gone";
    EXPECT_EQ(said(made).finding, "percent-encoding-not-decoded");
    EXPECT_TRUE(said(exchange("", Verdict::open, 200)).message.empty());
}

}  // namespace
}  // namespace proxy407::report

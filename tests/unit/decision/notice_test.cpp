#include "decision/notice.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace proxy407::decision {

namespace {

Notice example() {
    diagnosis::Diagnosis diagnosis;
    diagnosis.cause = diagnosis::Cause::wrong_credentials;
    diagnosis.finding = "base64-without-padding";
    diagnosis.candidates = {"base64-without-padding", "base64url-without-padding"};
    diagnosis.message = "The token <has> no padding & more.";
    diagnosis.command = "curl -x http://127.0.0.1:1 -U 'a:b' http://origin.test/";
    return notice(407, diagnosis, {});
}

std::string content_type(std::string_view accept) {
    http::Reply reply;
    put_notice(reply, example(), accept);
    return *reply.find("Content-Type");
}

TEST(Notice, TypeFollowsAccept) {
    EXPECT_EQ(content_type(""), "text/plain; charset=utf-8");
    EXPECT_EQ(content_type("*/*"), "text/plain; charset=utf-8");
    EXPECT_EQ(content_type("application/json"), "application/json");
    EXPECT_EQ(content_type("application/json;q=0.1, text/*"), "text/plain; charset=utf-8");
    EXPECT_EQ(
        content_type("text/html,application/xhtml+xml,*/*;q=0.8"), "text/html; charset=utf-8"
    );
    EXPECT_EQ(content_type("text/plain;q=0, application/json;q=x"), "text/plain; charset=utf-8");
    EXPECT_EQ(content_type(",,;q=,"), "text/plain; charset=utf-8");
}

TEST(Notice, EveryFormNamesCauseFindingAndCommand) {
    for (const auto* accept : {"text/plain", "text/html", "application/json"}) {
        http::Reply reply;
        put_notice(reply, example(), accept);
        for (const auto* part : {"wrong-credentials", "base64-without-padding", "curl -x"}) {
            EXPECT_NE(reply.body.find(part), std::string::npos) << accept << ": " << reply.body;
        }
    }
}

TEST(Notice, HtmlIsEscaped) {
    http::Reply reply;
    put_notice(reply, example(), "text/html");
    EXPECT_EQ(reply.body.find("<has>"), std::string::npos);
    EXPECT_NE(reply.body.find("&lt;has&gt; no padding &amp; more"), std::string::npos);
}

TEST(Notice, NoticeForAnonymousReaders_HasPlaceholders) {
    diagnosis::Diagnosis diagnosis;
    diagnosis.command = "curl " + http::Sentence::secret("-U 'a:b'", "-U 'a:PASSWORD'");
    EXPECT_EQ(notice(407, diagnosis, {}).command, "curl -U 'a:b'");
    const http::Reader others{.knows_secrets = false, .redactor = nullptr};
    EXPECT_EQ(notice(407, diagnosis, others).command, "curl -U 'a:PASSWORD'");
}

TEST(Notice, NoFormMovesATerminal) {
    auto hostile = example();
    hostile.evidence = "\x1b[2J\u009b\u202e";
    for (const auto* accept : {"text/plain", "text/html", "application/json"}) {
        http::Reply reply;
        put_notice(reply, hostile, accept);
        for (const auto* raw : {"\x1b", "\u009b", "\u202e"})
            EXPECT_EQ(reply.body.find(raw), std::string::npos) << reply.body;
    }
}

TEST(Notice, JsonSurvivesAnyOctets) {
    auto odd = example();
    odd.evidence = "\xff\xfe\"";
    http::Reply reply;
    put_notice(reply, odd, "application/json");
    EXPECT_EQ(nlohmann::json::parse(reply.body).at("finding"), "base64-without-padding");
}

}  // namespace

}  // namespace proxy407::decision

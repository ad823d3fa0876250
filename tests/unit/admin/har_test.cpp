#include "admin/har.hpp"

#include "unit/admin/fixture.hpp"

namespace proxy407::admin {
namespace {

/// What HAR 1.2 asks of each object (npm har-schema 2.0.0), name by name.
void expect_members(const Json& object, const std::vector<std::string>& names) {
    for (const auto& name : names) {
        EXPECT_TRUE(object.contains(name)) << name << " in " << object;
        EXPECT_FALSE(object.contains(name) && object[name].is_null()) << name;
    }
}

void expect_valid(const Json& entry) {
    expect_members(
        entry, {"startedDateTime", "time", "request", "response", "cache", "timings", "connection"}
    );
    expect_members(
        entry["request"],
        {"method",
         "url",
         "httpVersion",
         "cookies",
         "headers",
         "queryString",
         "headersSize",
         "bodySize"}
    );
    expect_members(
        entry["response"],
        {"status",
         "statusText",
         "httpVersion",
         "cookies",
         "headers",
         "content",
         "redirectURL",
         "headersSize",
         "bodySize"}
    );
    expect_members(entry["response"]["content"], {"size", "mimeType"});
    expect_members(entry["timings"], {"send", "wait", "receive"});
    EXPECT_TRUE(entry["request"]["url"].get<std::string>().starts_with("http")) << entry;
    EXPECT_TRUE(entry["connection"].is_string());
}

TEST(Har, Entry_OfEveryKind_HasWhatTheFormatAsksFor) {
    expect_valid(har_entry(get(), nullptr));
    expect_valid(har_entry(refused(), nullptr));
    expect_valid(har_entry(exchange("CONNECT a.test:443 HTTP/1.1\r\n\r\n"), nullptr));
    expect_valid(har_entry(exchange("GET /\xff HTTP/1.1\r\nX: \xff\r\n\r\n"), nullptr));
    auto unanswered = get();
    unanswered.status = 0;
    unanswered.reply_head.clear();
    expect_valid(har_entry(unanswered, nullptr));
    EXPECT_EQ(har_entry(unanswered, nullptr)["response"]["headersSize"], -1);
    EXPECT_EQ(har_entry(unanswered, nullptr)["response"]["content"]["mimeType"], "x-unknown");
}

TEST(Har, Sizes_AreThoseOfTheBytes) {
    const auto one = get("X: y\r\n");
    const auto entry = har_entry(one, nullptr);
    EXPECT_EQ(entry["request"]["headersSize"], one.head.octets.size());
    EXPECT_EQ(entry["response"]["headersSize"], one.reply_head.size());
    EXPECT_EQ(entry["response"]["content"]["size"], 5);
    EXPECT_EQ(entry["time"], 1.5);
}

TEST(Har, Fields_KeepOrderCaseAndDuplicates) {
    const auto entry = har_entry(get("b: 1\r\nA: 2\r\nb: 3\r\n"), nullptr);
    std::vector<std::string> names;
    for (const auto& header : entry["request"]["headers"])
        names.push_back(header["name"].get<std::string>());
    EXPECT_THAT(names, testing::ElementsAre("Host", "b", "A", "b"));
    EXPECT_EQ(entry["response"]["headers"][1]["value"], "5");
    EXPECT_EQ(entry["response"]["statusText"], "Any Reason");
}

TEST(Har, Url_OfEveryForm) {
    const auto url = [](const std::string& head, const std::string& tunnel = "") {
        auto one = exchange(head);
        one.tunnel = tunnel;
        return har_entry(one, nullptr)["request"]["url"].get<std::string>();
    };
    EXPECT_EQ(url("CONNECT a.test:443 HTTP/1.1\r\n\r\n"), "https://a.test:443/");
    EXPECT_EQ(url("GET /x?y=1 HTTP/1.1\r\nHost: a.test\r\n\r\n"), "http://a.test/x?y=1");
    EXPECT_EQ(url("GET /x HTTP/1.1\r\n\r\n", "a.test:443"), "https://a.test:443/x");
    EXPECT_EQ(url("GET http://a.test/\"<> HTTP/1.1\r\n\r\n").find('"'), std::string::npos);
    EXPECT_EQ(har_entry(get(), nullptr)["request"]["queryString"][0]["value"], "1");
}

TEST(Har, OwnPart_SaysWhyItWasRefused) {
    const auto own = har_entry(refused(), nullptr)["_proxy407"];
    EXPECT_EQ(own["finding"], "wrong-credentials/percent-encoding-not-decoded");
    EXPECT_EQ(own["message"], "The password arrived percent-encoded.");
    EXPECT_EQ(own["recorder"], "proxy");
}

TEST(Har, Redactor_TakesTheTokenAndLeavesTheScheme) {
    const http::Redactor redactor({"p@ss"}, {"user"});
    const auto text = har_entry(refused(), &redactor).dump();
    EXPECT_EQ(text.find(text::base64_encode("user:p%40ss")), text.npos);
    EXPECT_NE(text.find("Basic ***"), text.npos) << text;
}

TEST(Har, Frame_IsALog) {
    const auto log = Json::parse(har_begin() + har_end())["log"];
    EXPECT_EQ(log["version"], "1.2");
    EXPECT_EQ(log["creator"]["name"], "proxy407");
    EXPECT_TRUE(log["entries"].empty());
}

}  // namespace
}  // namespace proxy407::admin

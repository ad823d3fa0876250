#include "report/exchange_from_json.hpp"

#include "report/json.hpp"
#include "unit/report/samples.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace proxy407::report {
namespace {

/// All but the moment, which a second look does not need.
std::string without_time(const std::string& line) {
    auto json = nlohmann::json::parse(line);
    json.erase("time");
    return json.dump();
}

void expect_the_same(const journal::Exchange& exchange) {
    const std::string line = exchange_json(exchange);
    const auto read = exchange_from_json(line);
    EXPECT_EQ(without_time(exchange_json(read)), without_time(line));
    EXPECT_EQ(read.head.octets, exchange.head.octets);
    EXPECT_EQ(read.head.anomalies.size(), exchange.head.anomalies.size());
    EXPECT_EQ(read.reply_head, exchange.reply_head);
}

TEST(ExchangeFromJson, IsTheReverse) {
    expect_the_same(refused());
    expect_the_same(journal::Exchange{});
    journal::Exchange inside = exchange("GET / HTTP/1.1\r\n\r\n", decision::Verdict::fault, 0);
    inside.recorder = journal::Recorder::direct_origin;
    inside.tunnel = "a.test:443";
    inside.remarks = {"quoted-nc"};
    inside.early_octets = 4;
    expect_the_same(inside);
}

TEST(ExchangeFromJson, KeepsOctetsThatAreNoText) {
    auto made = exchange("GET /\xff HTTP/1.1\r\nX: \xe9\r\n\r\n");
    made.reply_head = "HTTP/1.1 200 \x80\r\n\r\n";
    expect_the_same(made);
}

TEST(ExchangeFromJson, LeavesAnUnreadableHeadAsItIs) {
    journal::Exchange made;
    made.head.octets = "GET / HTTP/1.1\nHost: cut.off";
    made.complaint = "head-cut-off";
    expect_the_same(made);
    EXPECT_FALSE(journal::is_request(exchange_from_json(exchange_json(made))));
}

TEST(ExchangeFromJson, TellsARequestFromWhatIsNone) {
    const auto is_request = [](const journal::Exchange& made) {
        return journal::is_request(exchange_from_json(exchange_json(made)));
    };
    EXPECT_TRUE(is_request(exchange("GET / HTTP/1.1\r\n\r\n")));
    EXPECT_TRUE(is_request(exchange("no request line\r\n\r\n")));
    journal::Exchange tls;
    EXPECT_FALSE(is_request(tls));
    tls.head.octets = "\x16\x03\x01\n\r\n";
    EXPECT_FALSE(is_request(tls));
}

TEST(ExchangeFromJson, RefusesWhatIsNone) {
    for (const char* line : {"", "{}", "[]", "{\"number\": \"x\"}"})
        EXPECT_THROW(exchange_from_json(line), nlohmann::json::exception) << line;
}

}  // namespace
}  // namespace proxy407::report

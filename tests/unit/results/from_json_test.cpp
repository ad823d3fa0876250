#include "results/from_json.hpp"

#include "results/to_json.hpp"
#include "unit/results/fixture.hpp"

namespace proxy407::results {
namespace {

TEST(FromJson, EveryPartIsRead) {
    const Document document = fixture();
    EXPECT_EQ(document.suite, "0.1.0");
    EXPECT_EQ(document.run.began, "2026-11-25T16:19:58Z");
    EXPECT_EQ(document.run.seed, 407u);
    EXPECT_EQ(document.run.host.arch, "x86_64");
    ASSERT_EQ(document.clients.size(), 4u);
    EXPECT_EQ(document.clients[1].runtime, "CPython 3.11.2");
    EXPECT_EQ(document.clients[1].features.at("option").size(), 2u);
    EXPECT_FALSE(document.clients[3].installed);
    EXPECT_EQ(document.scenarios[4].family, "encoding");
    const Result& leak = document.results[3];
    EXPECT_TRUE(leak.judgement.leak);
    EXPECT_EQ(leak.checks[0].exchange, 2u);
    EXPECT_EQ(leak.checks[0].leak, "inside-the-tunnel");
    EXPECT_EQ(leak.exchanges[1].at("recorder"), "origin");
    EXPECT_EQ(document.results[2].observed.connections, 1);
    EXPECT_EQ(document.results[2].observed.body_shown, std::nullopt);
    EXPECT_EQ(document.results[8].ended.signal, 9);
    EXPECT_EQ(document.results[8].ended.code, std::nullopt);
}

TEST(FromJson, EndingOfAnEarlierDocument_HasNoCodeWithASignal) {
    std::string line = to_line(result("curl", "basic", Verdict::crash));
    const std::string now = R"("ended":{"code":null,"signal":null,)";
    ASSERT_NE(line.find(now), line.npos) << line;
    line.replace(line.find(now), now.size(), R"("ended":{"code":0,"signal":9,)");
    const auto read = read_line(line);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->ended.signal, 9);
    EXPECT_EQ(read->ended.code, std::nullopt);
    line.replace(line.find(R"("signal":9)"), 10, R"("signal":0)");
    EXPECT_EQ(read_line(line)->ended.signal, std::nullopt);
    EXPECT_EQ(read_line(line)->ended.code, 0);
}

}  // namespace
}  // namespace proxy407::results

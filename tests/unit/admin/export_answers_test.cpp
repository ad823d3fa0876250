#include "admin/routes.hpp"
#include "unit/admin/fixture.hpp"

namespace proxy407::admin {
namespace {

using ExportAnswers = AtTheDesk;

TEST_F(ExportAnswers, Har_HasTheRequestsAndNoBareEvents) {
    journal.append(get());
    journal.append(journal::Exchange{});
    journal.append(refused());
    const auto entries = get_json("/exchanges.har")["log"]["entries"];
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[1]["_proxy407"]["number"], 3);
    EXPECT_EQ(get_json("/exchanges.har?status=407")["log"]["entries"].size(), 1U);
}

TEST_F(ExportAnswers, Ndjson_HasALineForEach) {
    journal.append(get());
    journal.append(refused());
    const auto text = content_of(ask("GET", "/exchanges.ndjson"));
    EXPECT_EQ(std::ranges::count(text, '\n'), 2);
    EXPECT_EQ(Json::parse(text.substr(0, text.find('\n')))["number"], 1);
}

TEST_F(ExportAnswers, Redact_MasksWhatTheServerShows) {
    journal.append(refused());
    const auto token = text::base64_encode("user:p%40ss");
    for (const std::string path : {"/exchanges.har", "/exchanges.ndjson"}) {
        EXPECT_NE(content_of(ask("GET", path)).find(token), std::string::npos) << path;
        const auto masked = content_of(ask("GET", path + "?redact=true"));
        EXPECT_EQ(masked.find(token), masked.npos) << path;
        EXPECT_EQ(masked.find("p%40ss"), masked.npos) << path;
    }
}

TEST_F(ExportAnswers, Nothing_IsAnEmptyExport) {
    EXPECT_EQ(content_of(ask("GET", "/exchanges.ndjson")), "");
    EXPECT_TRUE(get_json("/exchanges.har")["log"]["entries"].empty());
}

}  // namespace
}  // namespace proxy407::admin

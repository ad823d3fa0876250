#include "ladder/measured.hpp"

#include "ladder/proxy_url.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace proxy407::ladder {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// What docs/results says of a URL with that character in its credentials.
std::vector<std::string> results(const Measured& row) {
    std::ifstream file(
        std::string(PROXY407_SOURCE_DIR) + "/docs/results/" + std::string(row.client) + ".json"
    );
    const auto json = nlohmann::json::parse(file);
    std::vector<std::string> found;
    for (const auto& way : json["special"]) {
        const bool by_url = way["channel"] == "url" || way["channel"] == "env";
        const std::string character(row.character);
        if (by_url && way["charset"] == true && way["wrong"].contains(character))
            found.push_back(way["wrong"][character]);
    }
    return found;
}

TEST(Measured, EachRow_IsWhatTheResultsSay) {
    for (const auto& row : all_measured()) {
        const auto found = results(row);
        EXPECT_FALSE(found.empty()) << row.client << ' ' << row.character;
        EXPECT_THAT(found, testing::Each(std::string(row.finding))) << row.client;
    }
}

TEST(Measured, PlainCredentials_HaveNoSentence) {
    EXPECT_THAT(measured_of({"user", "pass"}, {"user", "pass"}), IsEmpty());
}

TEST(Measured, Sentences_NameTheClients) {
    EXPECT_THAT(
        measured_of({"key", ""}, {"key", ""}),
        ElementsAre("The password is empty: Node's fetch, Python's urllib send no credentials.")
    );
    EXPECT_THAT(
        measured_of({"user", "p@ss"}, {"user", "p%40ss"}),
        ElementsAre("The URL holds percent escapes: axios sends them undecoded.")
    );
    EXPECT_THAT(
        measured_of({"user", "p%40"}, {"user", "p%2540"}),
        testing::Contains("The credentials themselves hold a percent escape: git decodes it twice.")
    );
    EXPECT_THAT(
        measured_of({"user", "\xe2\x82\xac"}, {"user", "\xe2\x82\xac"}),
        ElementsAre(HasSubstr("aiohttp give up before they ask"))
    );
}

TEST(Measured, NotesOfAUrl_HaveThem) {
    const auto url = std::get<ProxyUrl>(read_proxy_url("http://key:@proxy.test:1"));
    EXPECT_THAT(url.notes, ElementsAre(HasSubstr("The password is empty")));
}

}  // namespace
}  // namespace proxy407::ladder

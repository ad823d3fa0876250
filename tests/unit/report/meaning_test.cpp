#include "report/meaning.hpp"

#include <gtest/gtest.h>

#include <set>

namespace proxy407::report {
namespace {

std::vector<std::string> ids_of(std::string_view shown) {
    std::vector<std::string> ids;
    for (const Meaning& meaning : meanings_of(shown)) ids.push_back(meaning.id);
    return ids;
}

TEST(MeaningsOf, IdAsTheOutputShowsIt_IsFound) {
    using Ids = std::vector<std::string>;
    EXPECT_EQ(ids_of("C-BASIC-01"), Ids{"C-BASIC-01"});
    EXPECT_EQ(
        ids_of("wrong-credentials/percent-encoding-not-decoded"),
        Ids{"percent-encoding-not-decoded"}
    );
    EXPECT_EQ(
        ids_of("wrong-credentials/percent-encoding-not-decoded+split-at-every-colon"),
        (Ids{"percent-encoding-not-decoded", "split-at-every-colon"})
    );
    EXPECT_EQ(ids_of("SPLIT_ALL_COLONS_TAKE_TWO"), Ids{"split-at-every-colon"});
}

TEST(MeaningsOf, UnknownId_HasNone) {
    EXPECT_TRUE(ids_of("C-BASIC-99").empty());
    EXPECT_TRUE(ids_of("wrong-credentials/percent-encoding-not-decoded+nothing").empty());
    EXPECT_TRUE(ids_of("").empty());
}

TEST(MeaningsOf, IdOfLaterRooms_IsFoundWithOurs) {
    const std::vector<Meaning> more = {
        {"address-not-allowed", "cause of diagnose", "The proxy refuses.", "", {}},
        {"pac-empty", "cause of diagnose", "The file is empty.", "", {}}};
    EXPECT_EQ(meanings_of("pac-empty", more).at(0).kind, "cause of diagnose");
    EXPECT_EQ(meanings_of("address-not-allowed", more).size(), 2U);
    EXPECT_TRUE(meanings_of("pac-empty").empty());
    EXPECT_NE(ids_page(more).find("| `pac-empty` | The file is empty."), std::string::npos);
}

TEST(AllMeanings, IdOfOneKind_IsThereOnce) {
    std::set<std::string> seen;
    for (const Meaning& meaning : all_meanings())
        EXPECT_TRUE(seen.insert(meaning.kind + " " + meaning.id).second) << meaning.id;
}

TEST(MeaningText, Transform_ShowsWhatItMakesOfAnExample) {
    EXPECT_EQ(meanings_of("dollar-signs-halved").at(0).example, "`p$$w` becomes `p$w`");
    EXPECT_EQ(
        meanings_of("user-and-password-swapped").at(0).example, "`user:pass` becomes `pass:user`"
    );
    EXPECT_EQ(
        meanings_of("wrong-password").at(0).example,
        "`Proxy-Authorization: Basic dXNlcjpzb21ldGhpbmc=` came"
    );
    EXPECT_EQ(meanings_of("quota-used-up").at(0).example, "");
}

TEST(MeaningText, RequirementOfAFinding_IsOpened) {
    const std::string text = meaning_text(meanings_of("percent-encoding-not-decoded").at(0));
    EXPECT_TRUE(
        text.starts_with("percent-encoding-not-decoded  (finding, wrong-credentials)\n  meaning  ")
    ) << text;
    EXPECT_NE(text.find("\n  clause   C-"), text.npos) << text;
    EXPECT_NE(text.find(", RFC "), text.npos) << text;
}

}  // namespace
}  // namespace proxy407::report

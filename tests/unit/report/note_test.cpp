#include "report/note.hpp"

#include "http/head.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace proxy407::report {
namespace {

TEST(Note, Rows_AreInOrderAndWholeSentences) {
    const auto notes = all_notes();
    EXPECT_TRUE(std::ranges::is_sorted(notes, {}, &Note::id));
    for (const auto& note : notes) {
        EXPECT_EQ(note.what.back(), '.') << note.id;
        EXPECT_EQ(find_note(note.id), &note);
    }
}

TEST(Note, DetailsAfterTheId_AreNoPartOfIt) {
    ASSERT_NE(find_note("tls-handshake-failed: no shared cipher"), nullptr);
    EXPECT_EQ(find_note("tls-handshake-failed: no shared cipher")->id, "tls-handshake-failed");
    EXPECT_EQ(find_note("no-such-note"), nullptr);
    EXPECT_EQ(find_note(""), nullptr);
}

/// Each breach of a head that the parser knows can be looked up.
TEST(Note, EveryAnomaly_HasASentence) {
    for (int i = 0; i <= static_cast<int>(http::Anomaly::folded_line); ++i) {
        const auto id = http::name(static_cast<http::Anomaly>(i));
        EXPECT_NE(find_note(id), nullptr) << id;
    }
}

}  // namespace
}  // namespace proxy407::report

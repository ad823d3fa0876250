#include "transforms/transform.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

namespace proxy407::transforms {
namespace {

/// Octets of every kind that a transform may look at.
const std::vector<std::string>& samples() {
    static const std::vector<std::string> all = {
        "",
        "a",
        "secret",
        "p@ss word",
        "CORP\\alice",
        "alice@corp.example",
        "caf\u00E9",
        "cafe\u0301",
        "5\u20AC\u0142\u0436\U0001F511",
        "\xFF\xFE\x80",
        "$name${x}$$1%%a%b%41%2541",
        "a^!b\\n\\u00e9\\x41&amp;&#233;=C3",
        "it's \"quoted\" -- #1 ;2",
        " blank  ends ",
        "\u00A0se\u200Bcret\u3000",
        "0123",
        "yes",
        "1.10",
        "1234567",
        "12:30",
        "1e3",
        "a: b",
        "~/x",
        "/secret",
        "p{{x}}<b>@name#{y}$$*_`!&c",
        "tab\tand\nline",
        "'x'",
        "b'x'",
        "user=x",
        "dXNlcjpwYXNzMQ==",
        "Basic dXNlcjpwYXNzMQ==",
        std::string(300, 'x'),
        std::string("nul\0byte\x7F\x01", 9)};
    return all;
}

/// What a transform can be done to: any octets, or a token, or a value.
std::vector<std::string> samples_for(const Transform& row) {
    if (row.on == on::token) return {"dXNlcjpwYXNzMQ==", "dXNlcjo/Pz8/", "dXNlcjpwJT4+Pmw="};
    if (row.on == on::value) return {"Basic dXNlcjpwYXNzMQ==", "Basic dXNlcjo/Pz8/"};
    return samples();
}

template <class See>
void for_all(See see) {
    for (const auto& family : all_families()) {
        for (const auto& row : family.rows) see(row);
    }
}

TEST(Transform, EveryRow_IsOfOneKind) {
    for_all([](const Transform& row) {
        const int kinds = (row.make != nullptr) + (row.fits != nullptr) + (row.bend != nullptr);
        EXPECT_EQ(kinds, 1) << row.id;
        EXPECT_EQ(row.fits != nullptr, row.each != nullptr) << row.id;
        EXPECT_EQ(row.bend != nullptr, row.on == on::account) << row.id;
        EXPECT_TRUE(row.cost >= 10 && row.cost <= 13) << row.id;
        const auto* first = find_transform(row.id);
        if (&row != first && first->what == row.what) {
            EXPECT_TRUE(row.what.empty()) << row.id << " is a variant";
        }
    });
}

TEST(Transform, EveryId_HasASource) {
    for_all([](const Transform& row) {
        EXPECT_FALSE(find_transform(row.id)->source.empty()) << row.id;
    });
}

/// "explain" shows them one by one: nothing is said of an "it" that was named elsewhere.
TEST(Transform, EveryText_NamesWhatItIsAbout) {
    for_all([](const Transform& row) {
        for (const auto* word :
             {"got it ", "wrote it ", "typed it ", "cut it ", "around it", "of it "}) {
            EXPECT_EQ(row.what.find(word), row.what.npos) << row.id << ": " << row.what;
        }
    });
}

TEST(Transform, EveryExample_IsChanged) {
    std::set<std::string_view> seen;
    for_all([&](const Transform& row) {
        // Where user and password were split shows in Digest alone.
        const bool shows =
            row.id != "split-at-last-colon" && row.id != "decoded-before-split-at-colon";
        if (!seen.insert(row.id).second || !shows) return;
        const auto made = example_of(row);
        EXPECT_NE(made, row.example) << row.id;
        EXPECT_FALSE(made.empty() && !row.is_constant && row.on != on::account) << row.id;
    });
}

TEST(Transform, EveryResult_IsRecognised) {
    for_all([](const Transform& row) {
        for (const auto& right : samples_for(row)) {
            for (const auto& made : results(row, right)) {
                EXPECT_TRUE(makes(row, right, made)) << row.id << ": " << right << " -> " << made;
            }
        }
    });
}

TEST(Transform, Undo_FindsWhatItWasMadeOf) {
    for_all([](const Transform& row) {
        if (row.undo == nullptr) return;
        for (const auto& right : samples_for(row)) {
            for (const auto& made : results(row, right)) {
                EXPECT_THAT(row.undo(made), testing::Contains(right)) << row.id << ": " << made;
            }
        }
    });
}

TEST(Transform, WhatLacksTheNeededOctets_StaysAsItIs) {
    for_all([](const Transform& row) {
        for (const auto& right : samples_for(row)) {
            if (row.needs.is_empty() || row.needs.meets(right)) continue;
            EXPECT_THAT(results(row, right), testing::IsEmpty()) << row.id << right;
        }
    });
}

TEST(Transform, EveryResult_HasTheOctetsThatItIsSaidToLeave) {
    for_all([&](const Transform& row) {
        for (const auto& right : samples_for(row)) {
            for (const auto& made : results(row, right)) {
                EXPECT_TRUE(row.leaves.is_empty() || row.leaves.meets(made)) << row.id << made;
                EXPECT_FALSE(row.lacks.meets(made)) << row.id << made;
            }
        }
    });
}

TEST(Transform, EveryResult_AddsAndDropsNoOtherOctetsThanItIsSaidTo) {
    for_all([&](const Transform& row) {
        for (const auto& right : samples_for(row)) {
            for (const auto& made : results(row, right)) {
                EXPECT_TRUE((OctetSet(made) - right - row.adds).is_empty()) << row.id << made;
                EXPECT_TRUE((OctetSet(right) - made - row.drops).is_empty()) << row.id << made;
            }
        }
    });
}

TEST(Transform, EveryResult_IsAsLongAsItIsSaidTo) {
    for_all([&](const Transform& row) {
        for (const auto& right : samples_for(row)) {
            for (const auto& out : results(row, right)) {
                const auto length = out.size() < right.size()    ? made::shorter
                                    : out.size() == right.size() ? made::same
                                                                 : made::longer;
                EXPECT_NE(row.length & length, 0U) << row.id << ": " << right << " -> " << out;
            }
        }
    });
}

}  // namespace
}  // namespace proxy407::transforms

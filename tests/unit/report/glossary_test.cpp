#include "report/glossary.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

namespace proxy407::report {
namespace {

TEST(Glossary, Words_AreInOrderAndEachOnce) {
    const auto before = [](const Word& a, const Word& b) {
        return std::ranges::lexicographical_compare(a.word, b.word, [](char x, char y) {
            return std::tolower(x) < std::tolower(y);
        });
    };
    EXPECT_TRUE(std::ranges::is_sorted(glossary(), before));
    EXPECT_GE(glossary().size(), 25u);
    for (const Word& word : glossary()) EXPECT_FALSE(word.meaning.ends_with('.')) << word.word;
}

}  // namespace
}  // namespace proxy407::report

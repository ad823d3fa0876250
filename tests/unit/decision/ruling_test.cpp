#include "decision/ruling.hpp"

#include <gtest/gtest.h>

#include <set>

namespace proxy407::decision {

namespace {

TEST(Verdict, EachHasANameOfItsOwn) {
    std::set<std::string_view> names;
    for (const auto verdict :
         {Verdict::open,
          Verdict::accepted,
          Verdict::challenged,
          Verdict::refused,
          Verdict::malformed,
          Verdict::fault}) {
        names.insert(name(verdict));
    }
    EXPECT_EQ(names.size(), 6u);
}

}  // namespace

}  // namespace proxy407::decision

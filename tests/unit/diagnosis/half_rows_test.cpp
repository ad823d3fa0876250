#include "diagnosis/half_rows.hpp"

#include <gtest/gtest.h>

namespace proxy407::diagnosis {
namespace {

TEST(HalfRows, EveryRowOfAHalf_IsUndoneOrLossy) {
    for (const auto side : {transforms::on::user, transforms::on::password}) {
        const auto& rows = HalfRows::of(side);
        const auto undone = rows.backward().rows().size();
        const auto lossy = rows.lossy().rows().size();
        EXPECT_EQ(rows.all().size(), undone + lossy);
        EXPECT_LE(undone, RowFilter::Chosen().size()) << "the set has a bit for each";
        EXPECT_LE(lossy, RowFilter::Chosen().size()) << "the set has a bit for each";
    }
}

}  // namespace
}  // namespace proxy407::diagnosis

#include "diagnosis/half_rows.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace proxy407::diagnosis {
namespace {

using transforms::OctetSet;

bool has(const HalfRows& rows, const HalfRows::Chosen& chosen, std::string_view id) {
    for (std::size_t i = 0; i < rows.lossy().size(); ++i) {
        if (chosen.test(i) && rows.lossy()[i]->id == id) return true;
    }
    return false;
}

TEST(HalfRows, EveryRowOfAHalf_IsUndoneOrLossy) {
    for (const auto side : {transforms::on::user, transforms::on::password}) {
        const auto& rows = HalfRows::of(side);
        EXPECT_EQ(rows.all().size(), rows.backward().size() + rows.lossy().size());
        EXPECT_LE(rows.lossy().size(), HalfRows::Chosen().size()) << "the set has a bit for each";
    }
}

TEST(HalfRows, MissingAndExtraOctets_LeaveTheRowsThatExplainThem) {
    const auto& rows = HalfRows::of(transforms::on::password);
    const auto all = ~HalfRows::Chosen();
    const auto question = rows.lossy_that_lead(all, OctetSet("?"), OctetSet("\xC3\xA9"));
    EXPECT_TRUE(has(rows, question, "non-ascii-replaced"));
    EXPECT_FALSE(has(rows, question, "quotes-removed"));
    const auto quotes = rows.lossy_that_lead(all, OctetSet(""), OctetSet("\""));
    EXPECT_TRUE(has(rows, quotes, "quotes-removed"));
    EXPECT_FALSE(has(rows, quotes, "non-ascii-replaced"));
}

TEST(HalfRows, WhatArrived_RulesOutRowsThatLeaveATrace) {
    const auto& rows = HalfRows::of(transforms::on::password);
    EXPECT_TRUE(has(rows, rows.lossy_that_make("p w"), "plus-read-as-space"));
    EXPECT_FALSE(has(rows, rows.lossy_that_make("pw"), "plus-read-as-space"));
    EXPECT_FALSE(has(rows, rows.lossy_that_make("p +"), "plus-read-as-space"));
}

}  // namespace
}  // namespace proxy407::diagnosis

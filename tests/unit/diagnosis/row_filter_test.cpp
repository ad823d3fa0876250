#include "diagnosis/row_filter.hpp"

#include "diagnosis/half_rows.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace proxy407::diagnosis {
namespace {

using transforms::OctetSet;

const RowFilter& lossy() {
    return HalfRows::of(transforms::on::password).lossy();
}

const RowFilter& undone() {
    return HalfRows::of(transforms::on::password).backward();
}

bool has(const RowFilter& rows, const RowFilter::Chosen& chosen, std::string_view id) {
    bool found = false;
    rows.each(chosen, [&](std::size_t, const transforms::Transform& row) {
        found = found || row.id == id;
    });
    return found;
}

TEST(RowFilter, MissingAndExtraOctets_LeaveTheRowsThatExplainThem) {
    const auto all = ~RowFilter::Chosen();
    const auto question = lossy().that_lead(all, OctetSet("?"), OctetSet("\xC3\xA9"));
    EXPECT_TRUE(has(lossy(), question, "non-ascii-replaced"));
    EXPECT_FALSE(has(lossy(), question, "quotes-removed"));
    const auto quotes = lossy().that_lead(all, OctetSet(""), OctetSet("\""));
    EXPECT_TRUE(has(lossy(), quotes, "quotes-removed"));
    EXPECT_FALSE(has(lossy(), quotes, "non-ascii-replaced"));
}

TEST(RowFilter, WhatArrived_RulesOutRowsThatLeaveATrace) {
    EXPECT_TRUE(has(lossy(), lossy().that_make("p w"), "plus-read-as-space"));
    EXPECT_FALSE(has(lossy(), lossy().that_make("pw"), "plus-read-as-space"));
    EXPECT_FALSE(has(lossy(), lossy().that_make("p +"), "plus-read-as-space"));
}

TEST(RowFilter, Length_RulesOutRowsThatMakeAnother) {
    const auto all = ~RowFilter::Chosen();
    EXPECT_TRUE(has(undone(), undone().of_length(all, 6, 7), "trailing-newline"));
    EXPECT_FALSE(has(undone(), undone().of_length(all, 6, 6), "trailing-newline"));
    EXPECT_FALSE(has(undone(), undone().of_length(all, 6, 5), "trailing-newline"));
    EXPECT_TRUE(has(lossy(), lossy().of_length(all, 6, 6), "lower-cased"));
}

}  // namespace
}  // namespace proxy407::diagnosis

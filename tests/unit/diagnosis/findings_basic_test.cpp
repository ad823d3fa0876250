#include "diagnosis/finding.hpp"
#include "support/vectors.hpp"
#include "transforms/transform.hpp"

#include <gtest/gtest.h>

namespace proxy407::diagnosis {
namespace {

TEST(FindingsBasic, ARowForEachMistakeOfTheVectors) {
    const auto& file = test::load_vectors("mangling_vectors.json");
    for (const auto& mistake : file.at("mistakes")) {
        const auto* row = find_finding(mistake.at("id").get<std::string>());
        ASSERT_NE(row, nullptr) << mistake.at("id");
        EXPECT_EQ(row->cause, Cause::wrong_credentials) << row->id;
    }
}

TEST(FindingsBasic, EveryTransform_HasARow) {
    for (const auto& family : transforms::all_families()) {
        for (const auto& transform : family.rows) {
            const auto* row = find_finding(transform.id);
            ASSERT_NE(row, nullptr) << transform.id;
            EXPECT_FALSE(row->fix.empty()) << transform.id;
            EXPECT_FALSE(row->requirements.empty()) << transform.id;
            for (const auto id :
                 {transform.user_alone, transform.password_alone, transform.in_digest}) {
                EXPECT_TRUE(id.empty() || find_finding(id) != nullptr) << id;
            }
        }
    }
}

TEST(FindingsBasic, EitherTheSolverOrTheRow_SaysWhatWasDone) {
    for (const auto& row : basic_findings()) {
        const bool solved = transforms::find_transform(row.id) != nullptr;
        EXPECT_EQ(row.what.empty(), solved) << row.id;
    }
}

TEST(FindingsBasic, WhatBasicCanNotShowIsNotAmongThem) {
    const auto& file = test::load_vectors("mangling_vectors.json");
    for (const auto& hidden : file.at("unobservable_with_basic")) {
        for (const auto& row : basic_findings()) EXPECT_NE(row.id, hidden.at("id"));
    }
}

}  // namespace
}  // namespace proxy407::diagnosis

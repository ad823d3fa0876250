#include "diagnosis/finding.hpp"
#include "diagnosis/mistake.hpp"
#include "support/vectors.hpp"

#include <gtest/gtest.h>

namespace proxy407::diagnosis {
namespace {

TEST(FindingsBasic, ARowForEachMistakeOfTheVectors) {
    const auto& file = test::load_vectors("mangling_vectors.json");
    EXPECT_EQ(file.at("mistakes").size(), basic_findings().size());
    for (const auto& mistake : file.at("mistakes")) {
        const auto* row = find_finding(mistake.at("id").get<std::string>());
        ASSERT_NE(row, nullptr) << mistake.at("id");
        EXPECT_EQ(row->cause, Cause::wrong_credentials) << row->id;
    }
}

TEST(FindingsBasic, AMistakeSaysItselfHowItIsMended) {
    for (const auto& mistake : basic_mistakes()) {
        const auto* row = find_finding(mistake.id);
        ASSERT_NE(row, nullptr) << mistake.id;
        EXPECT_EQ(row->mending, mistake.mending) << mistake.id;
        EXPECT_EQ(row->requirements, mistake.requirements) << mistake.id;
    }
}

TEST(FindingsBasic, EitherTheSolverOrTheRowSaysWhatWasDone) {
    for (const auto& row : basic_findings()) {
        bool solved = false;
        for (const auto& mistake : basic_mistakes()) solved = solved || mistake.id == row.id;
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

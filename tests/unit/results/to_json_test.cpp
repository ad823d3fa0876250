#include "results/to_json.hpp"

#include "unit/results/fixture.hpp"

namespace proxy407::results {
namespace {

TEST(ToJson, DocumentThatWasRead_IsWrittenTheSame) {
    EXPECT_EQ(to_text(fixture()), fixture_text());
}

TEST(ToJson, EmptyDocument_IsRead) {
    EXPECT_EQ(told(read(to_text({}), "f")), "");
}

TEST(CheckJson, LeakOnly_HasItsKindAndWhatItResembles) {
    checks::CheckResult check{"authenticated", checks::Outcome::fail, "no", 0, {"C-407-01"}};
    EXPECT_EQ(
        check_json(check).dump(),
        R"({"check":"authenticated","outcome":"fail","sentence":"no","exchange":null,)"
        R"("requirements":["C-407-01"]})"
    );
    check.exchange = 3;
    check.leak = "inside-the-tunnel";
    check.resembles = {"CVE-2018-1000007"};
    const Json json = check_json(check);
    EXPECT_EQ(json["exchange"], 3);
    EXPECT_EQ(json["leak"], "inside-the-tunnel");
    EXPECT_EQ(json["resembles"][0], "CVE-2018-1000007");
}

TEST(EndingJson, ProcessThatDidNotEndByItself_HasNoCode) {
    EXPECT_EQ(
        ending_json({22, {}, false}).dump(), R"({"code":22,"signal":null,"timed_out":false})"
    );
    EXPECT_EQ(ending_json({{}, 9, true}).dump(), R"({"code":null,"signal":9,"timed_out":true})");
    EXPECT_EQ(ending_json({}).dump(), R"({"code":null,"signal":null,"timed_out":false})");
}

}  // namespace
}  // namespace proxy407::results

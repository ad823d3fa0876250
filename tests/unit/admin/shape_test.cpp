#include "admin/shape.hpp"

#include <gmock/gmock.h>

namespace proxy407::admin {
namespace {

using testing::HasSubstr;

const Members members = {
    {"name", Kind::text, "a name", true},
    {"count", Kind::integer, "how many", false, 1, 10},
    {"all", Kind::flag, "all of them"},
    {"color", Kind::text, "which", false, 0, 0, {"red", "blue"}},
    {"checks", Kind::checks, "which checks"},
};

Json taken(const Taken& one) {
    return std::get<Json>(one);
}

Problem problem(const Taken& one) {
    return std::get<Problem>(one);
}

TEST(Shape, Query_IsTypedByItsMembers) {
    const auto object = taken(read_query("name=a%20b&count=7&all=true&color=red", members));
    EXPECT_EQ(object.dump(), R"({"name":"a b","count":7,"all":true,"color":"red"})");
}

TEST(Shape, Query_FlagWithoutAValue_IsRefused) {
    EXPECT_EQ(problem(read_query("name=a&all", members)).pointer, "?all");
    EXPECT_EQ(problem(read_query("name=a&all=", members)).pointer, "?all");
}

TEST(Shape, Query_UnknownKey_NamesTheNearest) {
    const auto found = problem(read_query("name=a&cuont=1", members));
    EXPECT_EQ(found.type, "unknown-key");
    EXPECT_THAT(found.detail, HasSubstr("Did you mean \"count\"?"));
    EXPECT_EQ(found.pointer, "?cuont");
}

TEST(Shape, Query_KeyTwice_IsAMistake) {
    EXPECT_EQ(problem(read_query("name=a&name=b", members)).type, "twice");
}

TEST(Shape, Query_BytesThatAreNoText_AreAMistake) {
    EXPECT_EQ(problem(read_query("name=%ff", members)).type, "not-utf-8");
    EXPECT_EQ(problem(read_query("name=a&%ff=1", members)).type, "unknown-key");
}

TEST(Shape, Value_OfAnotherKind_SaysWhatIsExpected) {
    for (const char* query :
         {"name=a&count=x",
          "name=a&count=0",
          "name=a&count=11",
          "name=a&count=99999999999999999999",
          "name=a&count=1.5",
          "name=a&all=yes"}) {
        const auto found = problem(read_query(query, members));
        EXPECT_EQ(found.type, "wrong-value") << query;
    }
    EXPECT_THAT(
        problem(read_query("name=a&count=x", members)).detail,
        HasSubstr("a whole number from 1 to 10")
    );
    EXPECT_THAT(
        problem(read_query("name=a&color=bleu", members)).detail, HasSubstr("did you mean \"blue\"")
    );
}

TEST(Shape, RequiredMember_Missing_IsNamed) {
    EXPECT_THAT(problem(read_body("{}", members)).detail, HasSubstr("\"name\" is missing"));
    EXPECT_EQ(problem(read_body("", members)).type, "missing-key");
}

TEST(Shape, Body_ThatIsNoJson_SaysWhere) {
    for (const char* body : {"{", "[1", "{\"name\":}", "nul", "{\"name\":\"\\ud800\"}", "\xff"}) {
        const auto found = problem(read_body(body, members));
        EXPECT_EQ(found.status, 400) << body;
    }
    EXPECT_EQ(problem(read_body("[]", members)).type, "wrong-value");
}

TEST(Shape, Body_KeyTwice_IsAMistake) {
    EXPECT_EQ(problem(read_body(R"({"name":"a","name":"b"})", members)).type, "not-json");
}

TEST(Shape, Body_TooDeep_IsAMistakeAndNoCrash) {
    const std::string deep(100'000, '[');
    EXPECT_EQ(problem(read_body(deep, members)).type, "beyond-limits");
}

TEST(Shape, Checks_AreNamesOrObjects) {
    const auto good = R"({"name":"a","checks":["x",{"check":"y"},{"check":"z","value":3}]})";
    EXPECT_NO_THROW(taken(read_body(good, members)));
    for (const char* bad :
         {R"({"name":"a","checks":"x"})",
          R"({"name":"a","checks":[1]})",
          R"({"name":"a","checks":[{"check":1}]})",
          R"({"name":"a","checks":[{"check":"a","more":1}]})"})
        EXPECT_EQ(problem(read_body(bad, members)).pointer, "/checks") << bad;
}

TEST(Shape, Number_ThatIsWhole_IsAnInteger) {
    EXPECT_NO_THROW(taken(read_body(R"({"name":"a","count":3.0})", members)));
    EXPECT_EQ(problem(read_body(R"({"name":"a","count":3.5})", members)).type, "wrong-value");
    EXPECT_EQ(problem(read_body(R"({"name":"a","count":1e300})", members)).type, "wrong-value");
}

TEST(Shape, Schema_SaysTheSame) {
    const auto schema = schema_of(members);
    EXPECT_EQ(schema["required"].dump(), R"(["name"])");
    EXPECT_EQ(schema["additionalProperties"], false);
    EXPECT_EQ(schema["properties"]["count"]["maximum"], 10);
    EXPECT_EQ(schema["properties"]["color"]["enum"].dump(), R"(["red","blue"])");
}

}  // namespace
}  // namespace proxy407::admin

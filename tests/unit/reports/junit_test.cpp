#include "reports/junit.hpp"

#include "unit/reports/fixture.hpp"

#include <pugixml.hpp>

namespace proxy407::reports {
namespace {

class Junit : public testing::Test {
protected:
    Junit() { EXPECT_TRUE(xml_.load_string(junit(fixture()).c_str(), pugi::parse_full)) << "XML"; }

    pugi::xml_node test(const char* classname, const char* name) const {
        for (const auto suite : xml_.child("testsuites").children("testsuite"))
            for (const auto one : suite.children("testcase"))
                if (one.attribute("classname").value() == std::string(classname) &&
                    one.attribute("name").value() == std::string(name))
                    return one;
        ADD_FAILURE() << "no " << classname << ' ' << name;
        return {};
    }

    static std::string property(pugi::xml_node test, const char* name) {
        return test.child("properties")
            .find_child_by_attribute("name", name)
            .attribute("value")
            .value();
    }

    pugi::xml_document xml_;
};

TEST_F(Junit, EachVerdictHasItsElement) {
    constexpr struct {
        const char* classname;
        const char* name;
        const char* element;  ///< "": passed
        const char* type;
    } cases[] = {
        {"curl.option.http", "basic", "", ""},
        {"curl.option.http", "digest", "", ""},
        {"curl.option.http", "digest-stale", "", ""},
        {"requests.url.http", "basic", "", ""},
        {"curl.option.https", "basic", "failure", "leak"},
        {"curl.option.http", "407-huge-body", "failure", "timeout"},
        {"curl.option.http", "credentials [literal-percent]", "failure", "stale-baseline"},
        {"requests.env.http", "open", "failure", "max-attempts"},
        {"requests.url.http", "credentials [at-sign]", "failure", "crash"},
        {"requests.url.http", "407-huge-body", "failure", "bypass"},
        {"requests.url.http", "credentials [literal-percent]", "error", "adapter-error"},
        {"requests.env.http", "basic", "error", "harness-error"},
        {"requests.url.http", "digest", "skipped", ""},
        {"requests.url.http", "digest-stale", "skipped", ""},
        {"absent.option.http", "basic", "skipped", ""}};

    for (const auto& one : cases) {
        const auto found = test(one.classname, one.name);
        std::string elements;
        for (const char* name : {"failure", "error", "skipped"})
            if (found.child(name)) elements += name;
        EXPECT_EQ(elements, one.element) << one.classname << ' ' << one.name;
        if (elements.empty()) continue;
        EXPECT_EQ(found.child(one.element).attribute("type").value(), std::string(one.type));
    }
}

TEST_F(Junit, WhatIsNoFailureIsAProperty) {
    const auto known = test("curl.option.http", "digest-stale");
    EXPECT_EQ(property(known, "known_failure"), "no stale handling");
    EXPECT_EQ(property(known, "link"), "https://github.com/curl/curl/issues/1");
    EXPECT_EQ(property(test("curl.option.http", "digest"), "verdict"), "NON STRICT");
    EXPECT_EQ(property(test("curl.option.http", "407-huge-body"), "flaky"), "3 attempts");
}

TEST_F(Junit, TheCountsAreThoseOfTheElements) {
    const auto all = xml_.child("testsuites");
    const auto count_of = [&](const char* path) { return all.select_nodes(path).size(); };
    EXPECT_EQ(all.attribute("tests").as_uint(), count_of(".//testcase"));
    EXPECT_EQ(all.attribute("failures").as_uint(), count_of(".//failure"));
    EXPECT_EQ(all.attribute("errors").as_uint(), count_of(".//error"));
    EXPECT_EQ(all.attribute("skipped").as_uint(), count_of(".//skipped"));
    EXPECT_EQ(all.attribute("time").value(), std::string("61.250"));
}

TEST_F(Junit, AFailureShowsTheOctetsThatProveItAndHowToDoItAgain) {
    const std::string proof = test("curl.option.https", "basic").child("failure").text().get();
    EXPECT_NE(proof.find("  > Proxy-Authorization: Basic dXNlcjpwYXNz\\r\\n\n"), proof.npos);
    EXPECT_NE(proof.find("reproduce: proxy407 run --scenario basic"), proof.npos);
}

}  // namespace
}  // namespace proxy407::reports

#include "site/example.hpp"

#include <gtest/gtest.h>

namespace proxy407::site {
namespace {

TEST(MarkedLines, AreThoseBetweenTheMarks_InAnyComment) {
    const char* source =
        "import x\n"
        "# example: begin\n"
        "def get():\n"
        "    return 1\n"
        "\n"
        "# example: end\n"
        "serve(() => {\n"
        "  // example: begin\n"
        "  one()\n"
        "    two()\n"
        "  // example: end\n"
        "})\n";
    EXPECT_EQ(marked_lines(source), "def get():\n    return 1\n\none()\n  two()\n");
    EXPECT_EQ(marked_lines("/* example: begin */\none\n(* example: end *)\n"), "one\n");
}

TEST(MarkedLines, AreNoneWithoutMarks) {
    EXPECT_EQ(marked_lines("print('example: begin here')\nx\n"), "");
}

client::Client template_client() {
    client::Client made;
    made.driver = "one";
    made.channels = {
        {"option",
         {{"", {"one", "--proxy", "{proxy}"}},
          {"credentials", {"--user", "{user}:{password}"}},
          {"digest", {"--digest"}},
          {"", {"{url}"}}},
         {},
         {}},
        {"env",
         {{"", {"one", "{url}"}}},
         {{"http_proxy", "{proxy_url}"}, {"HTTP_PROXY", "{proxy_url}"}},
         {}}};
    return made;
}

TEST(ExamplesOf, ATemplate_AreItsCommandLines) {
    const auto made = examples_of(template_client(), {});
    ASSERT_EQ(made.size(), 2u);
    EXPECT_EQ(made[0].channel, "option");
    EXPECT_EQ(
        made[0].code, "one --proxy http://127.0.0.1:3128 --user us@er:p:w http://target.example/\n"
    );
    EXPECT_EQ(
        made[1].code, "http_proxy=http://us%40er:p%3Aw@127.0.0.1:3128 one http://target.example/\n"
    );
}

TEST(ExamplesOf, ATemplateThatCallsAScript_AreTheMarkedLinesOfThatToo) {
    const auto made =
        examples_of(template_client(), {{"one/get.sh", "# example: begin\nget\n# example: end\n"}});
    ASSERT_EQ(made.size(), 3u);
    EXPECT_EQ(made[2].channel, "");
    EXPECT_EQ(made[2].code, "get\n");
}

TEST(ExamplesOf, AProgram_AreItsMarkedLines) {
    client::Client made = template_client();
    made.program.emplace();
    const auto examples = examples_of(
        made,
        {{"one/driver.py", "# example: begin\nget()\n# example: end\n"}, {"one/other.py", "x\n"}}
    );
    ASSERT_EQ(examples.size(), 1u);
    EXPECT_EQ(examples[0].file, "one/driver.py");
    EXPECT_EQ(examples[0].code, "get()\n");
}

}  // namespace
}  // namespace proxy407::site

#include "reports/terminal_word.hpp"

#include "unit/reports/fixture.hpp"

namespace proxy407::reports {
namespace {

using report::Colour;
using results::Result;
using results::Standing;
using results::Verdict;

std::string word(Verdict verdict, Standing standing = Standing::expected) {
    return terminal_word(result("one", "a", verdict, standing));
}

TEST(TerminalWord, OfOneCaseIsItsVerdictUnlessItsMarkSaysMore) {
    EXPECT_EQ(word(Verdict::pass), "PASS");
    EXPECT_EQ(word(Verdict::timeout, Standing::unexpected), "TIMEOUT");
    EXPECT_EQ(word(Verdict::timeout, Standing::known), "known");
    EXPECT_EQ(word(Verdict::pass, Standing::stale), "STALE");
    EXPECT_EQ(word(Verdict::bypass, Standing::unexpected), "BYPASSED");
    EXPECT_EQ(word(Verdict::unsupported), "-");
    EXPECT_EQ(word(Verdict::not_run), "-");
    Result leak = result("one", "a", Verdict::crash, Standing::unexpected);
    leak.judgement.leak = true;
    EXPECT_EQ(terminal_word(leak), "LEAK");
}

TEST(TerminalWord, OfSeveralCasesIsTheirCount) {
    const Result pass = result("one", "a", Verdict::pass);
    const Result missed = result("one", "b", Verdict::not_reached);
    const Result other = result("one", "c", Verdict::unsupported);
    EXPECT_EQ(terminal_cell({}), "");
    EXPECT_EQ(terminal_cell({&missed}), "NOT REACHED");
    EXPECT_EQ(terminal_cell({&pass, &pass}), "PASS");
    EXPECT_EQ(terminal_cell({&pass, &other}), "PASS");
    EXPECT_EQ(terminal_cell({&pass, &missed, &other}), "1/2");
    EXPECT_EQ(terminal_cell({&other, &other}), "-");
    const Result past = result("one", "d", Verdict::bypass, Standing::unexpected);
    EXPECT_EQ(terminal_cell({&past, &past, &other}), "BYPASSED");
    EXPECT_EQ(terminal_cell({&past, &pass}), "1/2");
    const Result not_set_up = result("one", "e", Verdict::setup_fail, Standing::unexpected);
    EXPECT_EQ(terminal_cell({&not_set_up, &not_set_up}), "SETUP FAIL");
}

TEST(TerminalWord, ColoursFollowTheMark) {
    EXPECT_EQ(terminal_colour(Mark::leak), Colour::red);
    EXPECT_EQ(terminal_colour(Mark::error), Colour::red);
    EXPECT_EQ(terminal_colour(Mark::known), Colour::yellow);
    EXPECT_EQ(terminal_colour(Mark::not_reached), Colour::dim);
    EXPECT_EQ(terminal_colour(Mark::non_strict), Colour::green);
    EXPECT_EQ(terminal_colour(Mark::not_run), Colour::dim);
}

}  // namespace
}  // namespace proxy407::reports

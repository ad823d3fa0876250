#include "reports/mark.hpp"

#include "unit/reports/fixture.hpp"

#include <set>

namespace proxy407::reports {
namespace {

using results::Result;
using results::Standing;
using results::Verdict;

Mark mark(Verdict verdict, Standing standing = Standing::expected) {
    return mark_of(result("one", "basic", verdict, standing));
}

TEST(Mark, ResultWithALeakOrAStanding_IsMarkedByThatFirst) {
    EXPECT_EQ(mark(Verdict::pass), Mark::passed);
    EXPECT_EQ(mark(Verdict::pass, Standing::stale), Mark::stale);
    EXPECT_EQ(mark(Verdict::crash, Standing::known), Mark::known);
    EXPECT_EQ(mark(Verdict::crash, Standing::unexpected), Mark::failed);
    EXPECT_EQ(mark(Verdict::timeout, Standing::unexpected), Mark::failed);
    EXPECT_EQ(mark(Verdict::bypass, Standing::unexpected), Mark::bypassed);
    EXPECT_EQ(mark(Verdict::bypass, Standing::known), Mark::known);
    EXPECT_EQ(mark(Verdict::setup_fail, Standing::unexpected), Mark::error);
    EXPECT_EQ(mark(Verdict::adapter_error, Standing::unexpected), Mark::error);
    EXPECT_EQ(mark(Verdict::harness_error, Standing::unexpected), Mark::error);
    EXPECT_EQ(mark(Verdict::non_strict), Mark::non_strict);
    EXPECT_EQ(mark(Verdict::observed), Mark::observed);
    EXPECT_EQ(mark(Verdict::unsupported), Mark::unsupported);
    EXPECT_EQ(mark(Verdict::not_run), Mark::not_run);
    EXPECT_EQ(mark(Verdict::not_reached), Mark::not_reached);
    EXPECT_EQ(mark(Verdict::not_reached, Standing::unexpected), Mark::failed);
    Result leak = result("one", "basic", Verdict::crash, Standing::unexpected);
    leak.judgement.leak = true;
    EXPECT_EQ(mark_of(leak), Mark::leak);
    leak.standing = Standing::known;
    EXPECT_EQ(mark_of(leak), Mark::known_leak);
    EXPECT_FALSE(is_unexpected(Mark::known_leak));
}

TEST(Mark, LettersAndWordsAreDifferent) {
    std::set<char> letters;
    std::set<std::string_view> words;
    for (std::size_t i = 0; i < mark_count; ++i) {
        letters.insert(wording(static_cast<Mark>(i)).letter);
        words.insert(wording(static_cast<Mark>(i)).word);
    }
    EXPECT_EQ(letters.size(), mark_count);
    EXPECT_EQ(words.size(), mark_count);
}

TEST(Mark, EveryCaseIsCountedOnce) {
    Tally tally;
    for (const Result& one : fixture().results) tally.add(one);
    EXPECT_EQ(tally.all(), 22u);
    EXPECT_EQ(tally.judged(), 19u);
    EXPECT_EQ(tally.good(), 7u);
    EXPECT_EQ(tally.unexpected(), 10u);
    EXPECT_EQ(
        tally.good() + tally.unexpected() + tally.of(Mark::known) + tally.of(Mark::not_reached),
        tally.judged()
    );
    EXPECT_EQ(tally.worst(), Mark::leak);
}

TEST(Mark, CellOfSeveralCases_HasTheGravestMarkAndItsCount) {
    Tally tally;
    EXPECT_EQ(cell_text(tally), "·");
    EXPECT_EQ(total_text(tally), "·");
    tally.add(result("one", "a", Verdict::unsupported));
    EXPECT_EQ(cell_text(tally), "–");
    tally.add(result("one", "b", Verdict::pass));
    tally.add(result("one", "c", Verdict::pass));
    EXPECT_EQ(cell_text(tally), "✓ 2");
    EXPECT_EQ(total_text(tally), "2/2 ✓");
    tally.add(result("one", "d", Verdict::fail, Standing::known));
    EXPECT_EQ(cell_text(tally), "× known 1/3");
    EXPECT_EQ(total_text(tally), "2/3 × known 1");
}

}  // namespace
}  // namespace proxy407::reports

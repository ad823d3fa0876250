#include "site/results_page.hpp"

#include "unit/site/fixture.hpp"

#include <algorithm>

namespace proxy407::site {
namespace {

TEST(ResultsPage, IsOneScreen) {
    auto entries = entries_of(fixture(), no_examples);
    entries[0].withheld = 3;
    const std::string page = results_page(rows_of(entries));
    EXPECT_LT(std::ranges::count(page, '\n'), 45);
    EXPECT_THAT(page, testing::HasSubstr("3 clients, "));
    EXPECT_THAT(page, testing::HasSubstr("(3 withheld, see "));
    EXPECT_THAT(page, testing::HasSubstr("| Does an empty password work? |"));
}

}  // namespace
}  // namespace proxy407::site

#include "admin/waiters.hpp"

#include "unit/admin/fixture.hpp"

namespace proxy407::admin {
namespace {

journal::Exchange numbered(std::uint64_t number, int status) {
    auto made = get("", status);
    made.number = number;
    return made;
}

TEST(Waiters, Waiter_IsDoneOnceByTheLastExchangeItWaitsFor) {
    Waiters waiters;
    int done = 0;
    Waiters::Waiter waiter(waiters, asking({{"status", 407}}), 2, [&] { ++done; });
    waiters.take(numbered(1, 200));
    waiters.take(numbered(2, 407));
    EXPECT_FALSE(waiter.is_done());
    waiters.take(numbered(3, 407));
    waiters.take(numbered(4, 407));
    EXPECT_EQ(done, 1);
    EXPECT_THAT(waiter.numbers(), testing::ElementsAre(2, 3));
}

TEST(Waiters, Reset_LetsItWaitForAsManyAgain) {
    Waiters waiters;
    Waiters::Waiter waiter(waiters, Filter(), 2);
    waiters.take(numbered(1, 200));
    waiters.forget();
    waiters.take(numbered(1, 200));
    EXPECT_FALSE(waiter.is_done());
}

TEST(Waiters, Waiter_MayLeaveWhenItIsDone) {
    Waiters waiters;
    std::optional<Waiters::Waiter> first;
    Waiters::Waiter second(waiters, Filter(), 1);
    first.emplace(waiters, Filter(), 1, [&] {});
    EXPECT_EQ(waiters.size(), 2U);
    first.reset();
    waiters.take(numbered(1, 200));
    EXPECT_TRUE(second.is_done());
}

TEST(Waiters, NothingToWaitFor_IsDoneFromTheBeginning) {
    Waiters waiters;
    EXPECT_TRUE(Waiters::Waiter(waiters, Filter(), 0).is_done());
}

}  // namespace
}  // namespace proxy407::admin

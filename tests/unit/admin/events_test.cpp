#include "admin/events.hpp"

#include <gmock/gmock.h>

namespace proxy407::admin {
namespace {

TEST(Events, After_GivesTheNextOne) {
    Events events;
    EXPECT_EQ(events.after(0), nullptr);
    events.add_exchange(1);
    events.add("scenario", {{"proxy", "default"}});
    EXPECT_EQ(events.after(0)->exchange, 1U);
    EXPECT_EQ(events.after(1)->kind, "scenario");
    EXPECT_EQ(events.after(2), nullptr);
    EXPECT_EQ(events.after(99), nullptr);
}

TEST(Events, Reset_BeginsAnotherGenerationAndTheNumbersGoOn) {
    Events events;
    events.add_exchange(1);
    events.add_reset({});
    events.add_exchange(1);
    EXPECT_EQ(events.last(), 3U);
    EXPECT_EQ(events.after(0)->generation, 0U);
    EXPECT_EQ(events.after(2)->generation, 1U);
}

TEST(Events, BeyondTheLimit_TheOldestGo) {
    Events events;
    for (std::size_t i = 0; i < Events::most + 5; ++i) events.add_exchange(i);
    EXPECT_EQ(events.after(0)->number, 6U);
    EXPECT_EQ(events.after(6)->number, 7U);
    EXPECT_EQ(events.last(), Events::most + 5);
}

TEST(Events, Bell_RingsForEach) {
    Events events;
    int rang = 0;
    events.ring([&] { ++rang; });
    events.add_exchange(1);
    events.add_reset({});
    EXPECT_EQ(rang, 2);
}

TEST(Events, Frame_IsAsTheStreamHasIt) {
    EXPECT_EQ(event_frame("reset", 7, "{}"), "event: reset\nid: 7\ndata: {}\n\n");
}

}  // namespace
}  // namespace proxy407::admin

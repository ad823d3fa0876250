#include "net/turns.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>

#include <gtest/gtest.h>

#include <string>

namespace proxy407::net {
namespace {

struct Loop {
    asio::io_context io{1};
    Turns turns{io};
    std::string order;

    /// A long step, and somebody else who needs some rounds of the loop meanwhile.
    awaitable<void> take_turn() {
        co_await turns.wait();
        order += 'L';
        go_round(5);
    }

    void go_round(int rounds) {
        asio::post(io, [this, rounds] { rounds > 1 ? go_round(rounds - 1) : void(order += 'o'); });
    }

    void spawn() { asio::co_spawn(io, take_turn(), asio::detached); }
};

TEST(Turns, LongSteps_LetOthersInBetween) {
    Loop loop;
    for (int i = 0; i < 4; ++i) loop.spawn();
    loop.io.run();
    EXPECT_EQ(loop.order, "LoLoLoLo");
}

TEST(Turns, AfterAPause_GoOn) {
    Loop loop;
    loop.spawn();
    loop.io.run();
    loop.io.restart();
    loop.spawn();
    loop.io.run();
    EXPECT_EQ(loop.order, "LoLo");
}

}  // namespace
}  // namespace proxy407::net

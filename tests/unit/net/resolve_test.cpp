#include "net/resolve.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <gtest/gtest.h>

#include <future>
#include <memory>
#include <optional>

namespace proxy407::net {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

struct Resolve : testing::Test {
    asio::io_context io{1};
    Limits limits;
    TaskGroup group{io, limits};
    TaskGroup::Task task{group};
    std::optional<Resolved> resolved;

    void start(awaitable<Resolved> work) {
        asio::co_spawn(io, std::move(work), [this](const std::exception_ptr&, Resolved result) {
            resolved = std::move(result);
        });
    }
};

TEST_F(Resolve, Address_NeedsNoLookup) {
    start(resolve(io, task, "127.0.0.1", 80));
    io.run();
    ASSERT_TRUE(resolved);
    EXPECT_FALSE(resolved->error);
    ASSERT_EQ(resolved->endpoints.size(), 1u);
    EXPECT_EQ(resolved->endpoints.front().port(), 80);
}

TEST_F(Resolve, Name_OfThisMachine_IsFound) {
    start(resolve(io, task, "localhost", 3128));
    io.run();
    ASSERT_TRUE(resolved);
    EXPECT_FALSE(resolved->error);
    ASSERT_FALSE(resolved->endpoints.empty());
    EXPECT_TRUE(resolved->endpoints.front().address().is_loopback());
}

TEST_F(Resolve, LookupThatFails_TellsItsError) {
    start(resolve_by(io, task, [] {
        Resolved nothing;
        nothing.error = asio::error::host_not_found;
        return nothing;
    }));
    io.run();
    ASSERT_TRUE(resolved);
    EXPECT_EQ(resolved->error, asio::error::host_not_found);
}

TEST_F(Resolve, LookupThatHangs_TaskIsEnded_NobodyWaitsForIt) {
    const auto answer = std::make_shared<std::promise<void>>();
    auto answered = answer->get_future().share();
    start(resolve_by(io, task, [answered] {
        answered.wait_for(seconds(20));
        return Resolved();
    }));
    io.run_for(milliseconds(50));
    EXPECT_FALSE(resolved);
    const auto began = TaskGroup::Clock::now();
    group.stop(seconds(0));  // the task is between two requests: it ends at once
    io.restart();
    io.run();
    EXPECT_LT(TaskGroup::Clock::now() - began, seconds(5));
    ASSERT_TRUE(resolved);
    EXPECT_TRUE(resolved->error);
    answer->set_value();
}

TEST_F(Resolve, LookupThatHangs_LoopIsGone_TouchesNothing) {
    const auto answer = std::make_shared<std::promise<void>>();
    auto answered = answer->get_future().share();
    {
        asio::io_context other{1};
        TaskGroup others{other, limits};
        TaskGroup::Task another{others};
        asio::co_spawn(
            other,
            resolve_by(
                other,
                another,
                [answered] {
                    answered.wait_for(seconds(20));
                    return Resolved();
                }
            ),
            [](const std::exception_ptr&, const Resolved&) {}
        );
        other.run_for(milliseconds(20));
        others.stop(seconds(0));
        other.restart();
        other.run();
    }
    answer->set_value();
}

}  // namespace
}  // namespace proxy407::net

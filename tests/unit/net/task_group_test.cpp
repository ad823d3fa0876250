#include "net/task_group.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <gtest/gtest.h>

#include <optional>
#include <thread>

namespace proxy407::net {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using Task = TaskGroup::Task;

struct Group : testing::Test {
    asio::io_context io{1};
    Limits limits;
    TaskGroup group{io, limits};

    static void let_pass(milliseconds time) { std::this_thread::sleep_for(time); }

    void watch() { asio::co_spawn(io, group.watch(), asio::detached); }
};

TEST_F(Group, MakeRoom_TaskThatHasJustCome_IsSpared) {
    Task task(group);
    EXPECT_FALSE(group.make_room());
    EXPECT_FALSE(task.is_ended());
    EXPECT_EQ(group.size(), 1u);
}

TEST_F(Group, MakeRoom_SeveralWithoutAHead_EndsTheOneThatWaitsLongest) {
    Task first(group);
    Task second(group);
    first.begin(Phase::head);  // it has begun to speak: the other one waits longer
    let_pass(milliseconds(60));
    EXPECT_TRUE(group.make_room());
    EXPECT_EQ(second.why_ended(), "made-room");
    EXPECT_FALSE(first.is_ended());
    EXPECT_EQ(group.size(), 1u);
    EXPECT_FALSE(group.is_empty());
}

TEST_F(Group, MakeRoom_TaskThatHasJustBegunToWork_IsSpared) {
    Task task(group);
    task.give(seconds(5));
    let_pass(milliseconds(60));
    EXPECT_FALSE(group.make_room());
}

TEST_F(Group, MakeRoom_AllAtWork_EndsTheOneThatWaitsLongest) {
    Task first(group);
    Task second(group);
    first.give(seconds(5));
    second.give(seconds(5));
    let_pass(milliseconds(210));
    EXPECT_TRUE(group.make_room());
    EXPECT_EQ(first.why_ended(), "made-room");
    EXPECT_FALSE(second.is_ended());
}

TEST_F(Group, Retire_TaskThatWaitsForARequest_EndsNow) {
    const int owner = 0;
    Task waits(group, &owner);
    Task of_another(group);
    group.retire(&owner);
    EXPECT_EQ(waits.why_ended(), "scenario-changed");
    EXPECT_FALSE(of_another.is_ended());
}

TEST_F(Group, Retire_TaskAtWork_EndsBeforeItsNextRequest) {
    const int owner = 0;
    Task task(group, &owner);
    task.give(seconds(5));
    group.retire(&owner);
    EXPECT_FALSE(task.is_ended());
    task.begin(Phase::request);
    EXPECT_EQ(task.why_ended(), "scenario-changed");
}

TEST_F(Group, End_SeveralThings_ClosesThemAll) {
    Task task(group);
    int closed = 0;
    const Task::AtEnd one(task, [&] { ++closed; });
    {
        const Task::AtEnd gone(task, [&] { closed += 100; });
    }
    let_pass(milliseconds(60));
    group.make_room();
    EXPECT_EQ(closed, 1);
    const Task::AtEnd late(task, [&] { ++closed; });
    EXPECT_EQ(closed, 2) << "what comes later is closed at once";
}

TEST_F(Group, Sweep_DeadlinePassed_TellsThePhase) {
    limits.head = seconds(0);
    Task task(group);
    task.begin(Phase::head);
    watch();
    io.run_for(milliseconds(150));
    EXPECT_EQ(task.why_ended(), "head-timed-out");
}

TEST_F(Group, Sweep_WaitOfItsOwn_EndsATaskThatMoves) {
    Task task(group);
    task.begin(Phase::tunnel);
    Task::Wait wait(task);
    wait.begin(milliseconds(0));
    watch();
    task.moved(1);
    io.run_for(milliseconds(150));
    EXPECT_TRUE(task.is_ended());
}

TEST_F(Group, Sweep_WaitThatIsOver_CountsNoMore) {
    Task task(group);
    Task::Wait wait(task);
    wait.begin(milliseconds(0));
    wait.over();
    watch();
    io.run_for(milliseconds(150));
    EXPECT_FALSE(task.is_ended());
}

TEST_F(Group, Stop_TaskBetweenRequests_EndsAtOnce) {
    Task idle(group);
    Task busy(group);
    busy.begin(Phase::content);
    group.stop(seconds(5));
    EXPECT_EQ(idle.why_ended(), "proxy-stopped");
    EXPECT_FALSE(busy.is_ended());
    busy.begin(Phase::request);
    EXPECT_EQ(busy.why_ended(), "proxy-stopped") << "its exchange was finished within the grace";
}

TEST_F(Group, Stop_ClientThatDoesNotClose_IsNotWaitedFor) {
    std::optional<Task> task(std::in_place, group);
    task->begin(Phase::closing);
    std::string why;
    std::optional<Task::AtEnd> ends(std::in_place, *task, [&] {
        asio::post(io, [&] {
            why = task->why_ended();
            ends.reset();
            task.reset();
        });
    });
    watch();
    group.stop(seconds(5));
    EXPECT_FALSE(task->is_ended()) << "its answer may be on its way";
    const auto began = TaskGroup::Clock::now();
    io.run_for(seconds(4));
    EXPECT_EQ(why, "proxy-stopped");
    EXPECT_LT(TaskGroup::Clock::now() - began, seconds(2));
}

TEST_F(Group, Stop_TaskThatWouldGoOn_EndsWithTheGrace) {
    std::optional<Task> task(std::in_place, group);
    task->give(seconds(100));
    std::optional<Task::AtEnd> ends(std::in_place, *task, [&] {
        asio::post(io, [&] {
            ends.reset();
            task.reset();
        });
    });
    watch();
    group.stop(milliseconds(20));
    const auto began = TaskGroup::Clock::now();
    io.run_for(seconds(5));
    EXPECT_LT(TaskGroup::Clock::now() - began, seconds(3));
    EXPECT_TRUE(group.is_empty());
}

TEST_F(Group, Stop_TaskThatDoesNotGo_StopsTheLoop) {
    Task task(group);
    task.give(seconds(100));
    const auto forever = asio::make_work_guard(io);
    watch();
    group.stop(milliseconds(0));
    io.run_for(seconds(5));
    EXPECT_TRUE(io.stopped());
}

TEST_F(Group, Watch_NothingLeft_Returns) {
    watch();
    group.stop(seconds(5));
    const auto began = TaskGroup::Clock::now();
    io.run();
    EXPECT_LT(TaskGroup::Clock::now() - began, seconds(3));
}

}  // namespace
}  // namespace proxy407::net

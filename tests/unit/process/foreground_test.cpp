#include "process/foreground.hpp"

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <system_error>

namespace proxy407::process {
namespace {

using std::chrono::milliseconds;

/// What a test program needs of the terminal, it does not have: the tests run with any input.
Attended shell(const std::string& script, const TimeLimit& limit = {}) {
    const HeldSignals signals(HeldSignals::Children::yes);
    return attend({{"sh", "-c", script}, {{"PATH", "/usr/bin:/bin"}}, ""}, {}, limit, signals);
}

/// Ends a script that sets its trap first. A busy machine may not come so far by the deadline,
/// and the script then ends by SIGTERM: it gets more time.
Attended shell_at_deadline(const std::string& script) {
    Attended attended;
    for (milliseconds time{200}; time < std::chrono::minutes(1); time *= 3) {
        attended = shell(script, {time, milliseconds(200)});
        if (attended.ending.signal != SIGTERM) break;
    }
    return attended;
}

TEST(Attended, ExitCodeAndSignal) {
    EXPECT_EQ(shell("exit 0").ending.code, 0);
    EXPECT_EQ(shell("exit 22").ending.code, 22);
    EXPECT_EQ(shell("kill -KILL $$").ending.signal, SIGKILL);
}

TEST(Attended, TheDeadlineAsksFirst) {
    const Attended attended = shell_at_deadline("trap 'exit 5' TERM; sleep 600 & wait");
    EXPECT_TRUE(attended.ending.timed_out);
    EXPECT_EQ(attended.ending.code, 5);
}

TEST(Attended, WhoDoesNotObeyTheDeadlineIsKilled) {
    const Attended attended = shell_at_deadline("trap '' TERM; sleep 600");
    EXPECT_TRUE(attended.ending.timed_out);
    EXPECT_EQ(attended.ending.signal, SIGKILL);
}

TEST(Attended, SignalsForUsAreForTheCommand) {
    const std::string script =
        "trap 'exit 6' TERM; kill -TERM " + std::to_string(getpid()) + "; sleep 600 & wait";
    const Attended attended = shell(script);
    EXPECT_EQ(attended.signal, SIGTERM);
    EXPECT_EQ(attended.ending.code, 6);
}

TEST(Attended, ProcessStartedAfterOurSignal_EndsWithTheCommand) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const HeldSignals signals(HeldSignals::Children::yes);
    const std::string script = "trap 'sleep 600 & exit 6' TERM; kill -TERM " +
                               std::to_string(getpid()) + "; while :; do sleep 0.1; done";
    const Command command{{"sh", "-c", script}, {{"PATH", "/usr/bin:/bin"}}, ""};
    EXPECT_EQ(attend(command, {ends[1]}, {}, signals).ending.code, 6);
    close(ends[1]);
    pollfd end_of_file{ends[0], POLLIN, 0};
    EXPECT_EQ(poll(&end_of_file, 1, 5000), 1) << "the late child still holds the pipe";
    close(ends[0]);
}

TEST(Attended, FilesThatWeWereGivenArePassedOn) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const HeldSignals signals(HeldSignals::Children::yes);
    const std::string script = "test -e /proc/self/fd/" + std::to_string(ends[0]) +
                               " && test ! -e /proc/self/fd/" + std::to_string(ends[1]);
    const Command command{{"sh", "-c", script}, {}, ""};
    EXPECT_EQ(attend(command, {ends[0]}, {}, signals).ending.code, 0);
    close(ends[0]);
    close(ends[1]);
}

TEST(Attended, LeavesNoZombie) {
    while (waitpid(-1, nullptr, 0) > 0) {  // orphans of other tests, which were killed
    }
    shell("exit 0");
    EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
}

}  // namespace
}  // namespace proxy407::process

#include "process/captured_output.hpp"

#include "files/temporary_folder.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <system_error>

namespace proxy407::process {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds plenty{20'000};

Captured shell(const std::string& script, milliseconds time = plenty, int cancel = -1) {
    return capture(
        {{"sh", "-c", script}, {{"PATH", "/usr/bin:/bin"}, {"A", "b"}}, "/"}, {time, cancel}
    );
}

TEST(Captured, OutputErrorAndExitCode) {
    const Captured captured = shell("echo out; echo err >&2; exit 7");
    EXPECT_EQ(captured.output, "out\n");
    EXPECT_EQ(captured.error, "err\n");
    EXPECT_EQ(captured.ending.code, 7);
    EXPECT_EQ(captured.ending.signal, std::nullopt);
    EXPECT_FALSE(captured.ending.timed_out);
}

/// Is anybody there whose environment has that home?
bool is_anybody_at_home(const std::string& home) {
    return std::system(("grep -lsz '^HOME=" + home + "$' /proc/[0-9]*/environ >/dev/null").c_str()
           ) == 0;
}

TEST(Captured, WhoLeftTheGroup_IsEndedToo) {
    const files::TemporaryFolder home;
    const auto run = [&](const std::string& script, milliseconds time) {
        return capture(
            {{"sh", "-c", script}, {{"PATH", "/usr/bin:/bin"}, {"HOME", home.path()}}, "/"},
            {time, -1}
        );
    };
    run("setsid sleep 60 & exit 0", plenty);  // its parent ends first
    EXPECT_FALSE(is_anybody_at_home(home.path()));
    run("setsid sleep 60 & wait", milliseconds(300));  // killed at the deadline, with its parent
    EXPECT_FALSE(is_anybody_at_home(home.path()));
    run("setsid sh -c 'setsid sleep 60 & exit 0' & sleep 0.2; exit 0", plenty);
    EXPECT_FALSE(is_anybody_at_home(home.path()));
}

TEST(Captured, NothingOfOurEnvironmentGetsIn) {
    EXPECT_EQ(
        shell("env | grep -v -e PWD -e _= -e SHLVL | sort; pwd; cat").output,
        "A=b\nPATH=/usr/bin:/bin\n/\n"
    );
}

TEST(Captured, NoDescriptorOfOursGetsIn) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);  // without FD_CLOEXEC
    EXPECT_EQ(shell("ls /proc/$$/fd").output, "0\n1\n2\n");
    close(ends[0]);
    close(ends[1]);
}

TEST(Captured, ASignalIsNoExitCode) {
    const Captured captured = shell("kill -SEGV $$");
    EXPECT_EQ(captured.ending.signal, SIGSEGV);
    EXPECT_EQ(captured.ending.code, std::nullopt);
}

TEST(Captured, SigpipeIsNotIgnored) {
    std::signal(SIGPIPE, SIG_IGN);
    EXPECT_EQ(shell("kill -PIPE $$").ending.signal, SIGPIPE);
    std::signal(SIGPIPE, SIG_DFL);
}

TEST(Captured, TheDeadlineEndsTheWholeGroup) {
    // The grandchild holds the pipe; who only killed the shell would find it alive.
    const Captured captured = shell("sleep 600 & echo $!; wait", milliseconds(300));
    EXPECT_TRUE(captured.ending.timed_out);
    const pid_t grandchild = std::stoi(captured.output);
    bool gone = false;
    for (int i = 0; i < 10'000 && !gone; ++i) {
        gone = kill(grandchild, 0) != 0 && errno == ESRCH;
        if (!gone) usleep(1000);
    }
    EXPECT_TRUE(gone);
}

TEST(Captured, CancelEndsItAtOnce) {
    int ends[2];
    ASSERT_EQ(pipe2(ends, O_CLOEXEC), 0);
    ASSERT_EQ(write(ends[1], "x", 1), 1);
    const Captured captured = shell("sleep 600", plenty, ends[0]);
    EXPECT_TRUE(captured.cancelled);
    EXPECT_FALSE(captured.ending.timed_out);
    close(ends[0]);
    close(ends[1]);
}

TEST(Captured, OutputBeyondMeasureIsDropped) {
    const Captured captured = shell("head -c 1000000 /dev/zero");
    EXPECT_EQ(captured.ending.code, 0);
    EXPECT_EQ(captured.output.size(), 64u * 1024);
}

TEST(Captured, WhatIsNotThereCanNotBeStarted) {
    try {
        capture({{"/no/such/program"}, {}, ""}, {plenty});
        FAIL();
    } catch (const std::system_error& problem) {
        EXPECT_EQ(problem.code(), std::errc::no_such_file_or_directory);
    }
    EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1) << "a zombie is left";
}

TEST(TemporaryFolder, GoesWithAllThatIsInIt) {
    std::string path;
    {
        const files::TemporaryFolder folder;
        path = folder.path();
        const std::string script = "mkdir -p " + path + "/a/b && echo x > " + path + "/a/b/c";
        ASSERT_EQ(shell(script).ending.code, 0);
    }
    EXPECT_NE(access(path.c_str(), F_OK), 0);
}

}  // namespace
}  // namespace proxy407::process

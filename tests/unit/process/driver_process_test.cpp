#include "process/driver_process.hpp"

#include <gtest/gtest.h>

#include <csignal>

namespace proxy407::process {
namespace {

using std::chrono::milliseconds;

Command shell(const std::string& script) {
    return {{"sh", "-c", script}, process::inherited_environment(), ""};
}

TEST(DriverProcess, AnswersOneLineAfterTheOther) {
    DriverProcess driver(shell("while read -r line; do echo \"<$line>\"; echo note >&2; done"));
    EXPECT_EQ(driver.ask("one", {milliseconds(10'000)}).line, "<one>");
    EXPECT_EQ(driver.ask("two", {milliseconds(10'000)}).line, "<two>");
}

TEST(DriverProcess, ALongLineGoesThrough) {
    DriverProcess driver(shell("cat"));
    const std::string line(300'000, 'x');
    EXPECT_EQ(driver.ask(line, {milliseconds(10'000)}).line, line);
}

TEST(DriverProcess, ThatHangsIsKilled) {
    DriverProcess driver(shell("sleep 600 & wait"));
    const auto reply = driver.ask("one", {milliseconds(50)});
    ASSERT_TRUE(reply.ending);
    EXPECT_TRUE(reply.ending->timed_out);
    EXPECT_EQ(reply.line, "");
}

TEST(DriverProcess, ThatEndsIsNamedByHowItEnded) {
    DriverProcess crashed(shell("read -r line; kill -SEGV $$"));
    const auto reply = crashed.ask("one", {milliseconds(10'000)});
    ASSERT_TRUE(reply.ending);
    EXPECT_EQ(reply.ending->signal, SIGSEGV);

    DriverProcess last_words(shell("read -r line; echo answer; exit 3"));
    EXPECT_EQ(last_words.ask("one", {milliseconds(10'000)}).line, "answer");
}

TEST(DriverProcess, WhatItWroteOnStandardErrorIsKept) {
    DriverProcess driver(shell("read -r line; echo trouble >&2; exit 4"));
    const auto reply = driver.ask("one", {milliseconds(10'000)});
    ASSERT_TRUE(reply.ending);
    EXPECT_EQ(reply.ending->code, 4);
    EXPECT_EQ(reply.error, "trouble\n");
}

}  // namespace
}  // namespace proxy407::process

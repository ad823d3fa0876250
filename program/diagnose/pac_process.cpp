#include "program/diagnose/pac_process.hpp"

#include "program/diagnose/mujs.hpp"
#include "program/diagnose/pac_machine.hpp"

#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

namespace proxy407::program {
namespace {

using Clock = std::chrono::steady_clock;
using What = ladder::PacResult::What;

/// Of the result: a longer one is cut.
constexpr std::size_t most_words = 8 * 1024;

// What the process writes: 'L' and a name before each lookup, 'l' after it, and 'R', the kind of
// the result and its words at its end. A NUL ends each of them.

void write_all(int to, const std::string& octets) {
    std::size_t done = 0;
    while (done < octets.size()) {
        const auto size = ::write(to, octets.data() + done, octets.size() - done);
        if (size <= 0) _exit(1);
        done += static_cast<std::size_t>(size);
    }
}

std::string framed(std::string words) {
    std::erase(words, '\0');
    if (words.size() > most_words) words.resize(most_words);
    words.push_back('\0');
    return words;
}

/// glibc counts the resources by an enumeration of its own, musl by int.
void limit(decltype(RLIMIT_CPU) what, rlim_t most) {
    const rlimit bound{most, most};
    setrlimit(what, &bound);
}

/// The process for the program: it writes no file, leaves no core, and its time is bounded once
/// more.
[[noreturn]] void be_machine(
    int to, const std::string& program, const ladder::PacArguments& arguments
) {
    limit(RLIMIT_CPU, 60);
    limit(RLIMIT_CORE, 0);
    const auto result = evaluate_pac(program, arguments, [to](const std::string& host) {
        write_all(to, framed(host.empty() ? "l" : "L" + host));
    });
    const std::string kind(1, static_cast<char>('0' + static_cast<int>(result.what)));
    write_all(to, framed("R" + kind + result.words));
    _exit(0);
}

/// What the process has written until it ended, or until the deadline.
std::string read_until(int from, Clock::time_point deadline, bool& ended) {
    std::string octets;
    std::array<char, 4096> buffer{};
    while (true) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0) return octets;
        pollfd ready{from, POLLIN, 0};
        const int count = poll(&ready, 1, static_cast<int>(left));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return octets;
        const auto size = ::read(from, buffer.data(), buffer.size());
        if (size <= 0) {
            ended = true;
            return octets;
        }
        octets.append(buffer.data(), static_cast<std::size_t>(size));
    }
}

/// The last frame that is whole.
std::string last_frame(const std::string& octets) {
    const auto end = octets.rfind('\0');
    if (end == octets.npos) return "";
    const auto before = end == 0 ? octets.npos : octets.rfind('\0', end - 1);
    const auto begin = before == octets.npos ? 0 : before + 1;
    return octets.substr(begin, end - begin);
}

ladder::PacResult result_of(const std::string& frame, bool ended, int status) {
    if (frame.size() >= 2 && frame[0] == 'R')
        return {static_cast<What>(frame[1] - '0'), frame.substr(2)};
    if (!ended) {
        if (frame.starts_with('L')) return {What::lookup, frame.substr(1)};
        return {What::endless};
    }
    if (WIFSIGNALED(status)) return {What::ended, strsignal(WTERMSIG(status))};
    return {What::ended, "without a result"};
}

}  // namespace

ladder::PacResult evaluate_apart(
    const std::string& program,
    const ladder::PacArguments& arguments,
    std::chrono::milliseconds patience
) {
    if (!mujs().trouble.empty()) return {What::no_engine, mujs().trouble};
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) return {What::no_engine, "no pipe can be made"};
    const auto child = fork();
    if (child < 0) {
        close(ends[0]);
        close(ends[1]);
        return {What::no_engine, "no process can be started"};
    }
    if (child == 0) {
        close(ends[0]);
        be_machine(ends[1], program, arguments);
    }
    close(ends[1]);
    bool ended = false;
    const auto octets = read_until(ends[0], Clock::now() + patience, ended);
    close(ends[0]);
    if (!ended) kill(child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return result_of(last_frame(octets), ended, status);
}

}  // namespace proxy407::program

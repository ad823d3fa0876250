#include "process/child.hpp"

#include "process/strays.hpp"

#include <dirent.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <system_error>

namespace proxy407::process {
namespace {

void demand(int error, const std::string& what) {
    if (error != 0) throw std::system_error(error, std::generic_category(), what);
}

class FileActions {
public:
    FileActions(const Command& command, const Descriptors& descriptors) {
        demand(posix_spawn_file_actions_init(&actions_), "posix_spawn");
        duplicate(descriptors.input, 0);
        duplicate(descriptors.output, 1);
        duplicate(descriptors.error, 2);
        close_all_but(descriptors.inherited);
        if (!command.directory.empty())
            demand(
                posix_spawn_file_actions_addchdir_np(&actions_, command.directory.c_str()),
                "posix_spawn"
            );
    }

    ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }

    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;

    const posix_spawn_file_actions_t* get() const { return &actions_; }

private:
    void duplicate(int from, int to) {
        if (from != to)
            demand(posix_spawn_file_actions_adddup2(&actions_, from, to), "posix_spawn");
    }

    void close_all_but(const std::vector<int>& inherited) {
#ifdef __GLIBC__
        // Without exceptions it is one call, which also gets what other threads open meanwhile.
        if (inherited.empty()) {
            demand(posix_spawn_file_actions_addclosefrom_np(&actions_, 3), "posix_spawn");
            return;
        }
#endif
        for (const int open : open_descriptors())
            if (std::ranges::find(inherited, open) == inherited.end())
                demand(posix_spawn_file_actions_addclose(&actions_, open), "posix_spawn");
    }

    posix_spawn_file_actions_t actions_{};
};

class Attributes {
public:
    Attributes() {
        demand(posix_spawnattr_init(&attributes_), "posix_spawn");
        sigset_t none;
        sigset_t pipe;
        sigemptyset(&none);
        sigemptyset(&pipe);
        sigaddset(&pipe, SIGPIPE);
        posix_spawnattr_setsigmask(&attributes_, &none);
        posix_spawnattr_setsigdefault(&attributes_, &pipe);
        posix_spawnattr_setpgroup(&attributes_, 0);
        posix_spawnattr_setflags(
            &attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        );
    }

    ~Attributes() { posix_spawnattr_destroy(&attributes_); }

    Attributes(const Attributes&) = delete;
    Attributes& operator=(const Attributes&) = delete;

    const posix_spawnattr_t* get() const { return &attributes_; }

private:
    posix_spawnattr_t attributes_{};
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> found;
    for (std::string& text : texts) found.push_back(text.data());
    found.push_back(nullptr);
    return found;
}

}  // namespace

Environment inherited_environment() {
    Environment found;
    for (char** setting = environ; *setting != nullptr; ++setting) {
        const std::string_view text = *setting;
        const auto equals = text.find('=');
        if (equals != text.npos) found.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return found;
}

std::string to_string(const Ending& ending) {
    if (ending.timed_out) return "killed at the deadline";
    if (ending.code) return "exit code " + std::to_string(*ending.code);
    if (!ending.signal) return "still running";
    return "signal " + std::to_string(*ending.signal) + " (" + strsignal(*ending.signal) + ")";
}

Child::Child(const Command& command, const Descriptors& descriptors) {
    adopt_orphans();
    const auto home = command.environment.find("HOME");
    if (home != command.environment.end()) home_ = home->second;
    std::vector<std::string> words = command.argv;
    std::vector<std::string> settings;
    for (const auto& [name, value] : command.environment) settings.push_back(name + "=" + value);
    const auto argv = pointers(words);
    const auto environment = pointers(settings);
    const FileActions actions(command, descriptors);
    const Attributes attributes;
    demand(
        posix_spawnp(
            &pid_, argv[0], actions.get(), attributes.get(), argv.data(), environment.data()
        ),
        command.argv[0]
    );
    // Not pidfd_open(): the header of glibc 2.36 declares it for C only.
    descriptor_ = static_cast<int>(syscall(SYS_pidfd_open, pid_, 0));
    if (descriptor_ >= 0) return;
    const int error = errno;
    signal(SIGKILL);
    waitpid(pid_, nullptr, 0);
    demand(error, "pidfd_open");
}

Child::~Child() {
    if (!reaped_) {
        kill_all();
        waitpid(pid_, nullptr, 0);
    }
    close(descriptor_);
}

void Child::signal(int number) const {
    // As long as the process is not reaped, its group can't be another's.
    if (!reaped_) kill(-pid_, number);
}

void Child::kill_all() const {
    if (reaped_) return;
    end_strays(pid_, home_);  // as long as their parent shows whose they are
    signal(SIGKILL);
}

std::optional<Ending> Child::ended() {
    int status = 0;
    if (waitpid(pid_, &status, WNOHANG) != pid_) return std::nullopt;
    reaped_ = true;
    reap_orphans();
    Ending ending;
    if (WIFSIGNALED(status))
        ending.signal = WTERMSIG(status);
    else
        ending.code = WEXITSTATUS(status);
    return ending;
}

std::optional<Ending> Child::ended_with_group() {
    siginfo_t info{};
    const bool over =
        waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
        info.si_pid == pid_;
    if (!over) return std::nullopt;
    kill_all();
    return ended();
}

bool Child::was_stopped() const {
    siginfo_t info{};
    return waitid(P_PID, static_cast<id_t>(pid_), &info, WSTOPPED | WNOHANG) == 0 &&
           info.si_pid == pid_;
}

std::vector<int> open_descriptors() {
    std::vector<int> open;
    DIR* folder = opendir("/proc/self/fd");
    if (!folder) return open;
    while (const dirent* entry = readdir(folder)) {
        const int descriptor = std::atoi(entry->d_name);
        if (descriptor > 2 && descriptor != dirfd(folder)) open.push_back(descriptor);
    }
    closedir(folder);
    return open;
}

}  // namespace proxy407::process

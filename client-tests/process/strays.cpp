#include "process/strays.hpp"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

namespace proxy407::process {
namespace {

/// Who is killed may just have started another.
constexpr int most_rounds = 10;

/// None where the kernel does not tell (CONFIG_PROC_CHILDREN).
std::vector<pid_t> children_of(pid_t parent) {
    std::vector<pid_t> found;
    std::error_code gone;
    const std::string tasks = "/proc/" + std::to_string(parent) + "/task";
    for (const auto& task : std::filesystem::directory_iterator(tasks, gone)) {
        std::ifstream file(task.path() / "children");
        std::copy(
            std::istream_iterator<pid_t>(file),
            std::istream_iterator<pid_t>(),
            std::back_inserter(found)
        );
    }
    return found;
}

void add_with_descendants(pid_t process, std::vector<pid_t>& found) {
    if (std::ranges::find(found, process) != found.end()) return;
    found.push_back(process);
    for (const pid_t child : children_of(process)) add_with_descendants(child, found);
}

bool has_home(pid_t process, const std::string& home) {
    std::ifstream file("/proc/" + std::to_string(process) + "/environ");
    for (std::string setting; std::getline(file, setting, '\0');)
        if (setting == "HOME=" + home) return true;
    return false;
}

/// Does the child of ours lead the group that it was started in? Then it is no orphan, and whoever
/// started it waits for it.
bool leads_own_group(pid_t process) {
    return getpgid(process) == process && getsid(process) == getsid(0);
}

}  // namespace

void adopt_orphans() {
    static const int done = prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
    static_cast<void>(done);
}

void reap_orphans() {
    for (const pid_t process : children_of(getpid()))
        if (!leads_own_group(process)) waitpid(process, nullptr, WNOHANG);
}

void end_strays(pid_t child, const std::string& home) {
    const char* ours = std::getenv("HOME");
    const bool is_own_home = !home.empty() && (ours == nullptr || home != ours);
    for (int round = 0; round < most_rounds; ++round) {
        std::vector<pid_t> strays;
        for (const pid_t process : children_of(child)) add_with_descendants(process, strays);
        std::vector<pid_t> orphans;
        for (const pid_t process : children_of(getpid())) {
            const bool is_orphan = is_own_home && process != child && !leads_own_group(process);
            if (is_orphan && has_home(process, home)) orphans.push_back(process);
        }
        for (const pid_t orphan : orphans) add_with_descendants(orphan, strays);
        if (strays.empty()) return;
        for (const pid_t stray : strays) kill(stray, SIGKILL);
        for (const pid_t orphan : orphans) waitpid(orphan, nullptr, 0);
    }
}

}  // namespace proxy407::process

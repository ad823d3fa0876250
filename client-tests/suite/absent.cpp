#include "suite/absent.hpp"

#include "process/child.hpp"
#include "text/template.hpp"

#include <unistd.h>

#include <filesystem>
#include <sstream>
#include <vector>

namespace proxy407::suite {
namespace {

namespace fs = std::filesystem;

/// Every word that each of its processes has.
std::vector<std::string> words_of(const client::Client& client) {
    std::vector<std::string> all = client.version_command;
    if (client.program)
        all.insert(all.end(), client.program->argv.begin(), client.program->argv.end());
    for (const client::Channel& channel : client.channels)
        for (const client::Words& part : channel.argv)
            all.insert(all.end(), part.words.begin(), part.words.end());
    return all;
}

std::string missing_file(const client::Client& client) {
    for (const std::string& word : words_of(client)) {
        if (!word.starts_with("{driver_dir}/") || text::placeholders(word).size() > 1) continue;
        // A class path is a list of files: the first one is the client's own.
        const std::string first = word.substr(0, word.find(':'));
        std::string file = text::expand(first, {{"driver_dir", client.folder}});
        if (!fs::exists(file)) return file;
    }
    return "";
}

bool is_on_path(const std::string& program) {
    const auto ours = process::inherited_environment();
    const auto path = ours.find("PATH");
    std::istringstream folders(path != ours.end() ? path->second : "/usr/bin:/bin");
    for (std::string folder; std::getline(folders, folder, ':');)
        if (access((fs::path(folder) / program).c_str(), X_OK) == 0) return true;
    return false;
}

/// The first word of each of its processes.
std::vector<std::string> programs_of(const client::Client& client) {
    std::vector<std::string> programs;
    if (client.program) programs.push_back(client.program->argv.front());
    if (!client.version_command.empty()) programs.push_back(client.version_command.front());
    for (const client::Channel& channel : client.channels)
        if (!channel.argv.empty()) programs.push_back(channel.argv.front().words.front());
    return programs;
}

std::string missing(const client::Client& client) {
    if (const auto file = missing_file(client); !file.empty()) return file + " is not there";
    for (const std::string& program : programs_of(client)) {
        if (program.find('{') != program.npos) continue;
        const bool is_path = program.find('/') != program.npos;
        if (is_path && access(program.c_str(), X_OK) != 0)
            return program + (fs::exists(program) ? " can't be executed" : " is not there");
        if (!is_path && !is_on_path(program)) return "no program \"" + program + "\" on the PATH";
    }
    return "";
}

}  // namespace

std::string why_absent(const client::Client& client) {
    std::string what = missing(client);
    if (what.empty() || !client.has_installs) return what;
    if (is_on_path(client.driver))
        what += " (the " + client.driver + " on the PATH is another one, of any version)";
    return what + "; ./dev clients " + client.driver + " installs it";
}

}  // namespace proxy407::suite

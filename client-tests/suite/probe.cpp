#include "suite/probe.hpp"

#include "client/client_command.hpp"
#include "client/last_line.hpp"
#include "client/report.hpp"
#include "client/scheme_feature.hpp"
#include "client/version.hpp"
#include "files/temporary_folder.hpp"
#include "process/parallel.hpp"
#include "suite/absent.hpp"
#include "text/octets.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <system_error>

namespace proxy407::suite {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::chrono::seconds probe_time{60};

process::Command hello_command(const client::Client& client, const std::string& home) {
    const process::Environment environment = client::clean_environment(home);
    const scenario::Scenario none;
    process::Command command;
    if (client.program) {
        command = client::program_command(
            {client, client.channels.front(), none, client::Target::http}, nullptr, environment
        );
        command.argv.emplace_back("--hello");
    } else {
        for (const std::string& word : client.version_command)
            command.argv.push_back(text::expand(word, {{"driver_dir", client.folder}}));
        command.environment = environment;
    }
    command.directory = home;
    return command;
}

std::set<std::string> claimed(const client::Client& client) {
    std::set<std::string> all;
    for (const client::Channel& channel : client.channels)
        all.insert(channel.features.begin(), channel.features.end());
    return all;
}

/// What a program driver says of itself; what is wrong with that, or "".
std::string take_hello(Candidate& candidate, const std::string& output) {
    const Json hello = json::parse<Json>(output, client::answer_limits);
    if (!hello.is_object() || hello.value("v", Json()) != 1)
        return "--hello is not answered with one JSON object that has \"v\": 1.";
    const auto text = [&](const char* key) {
        const auto found = hello.find(key);
        return found != hello.end() && found->is_string()
                   ? text::printable(found->get<std::string>())
                   : "";
    };
    candidate.version = text("version");
    candidate.runtime = text("runtime");
    if (candidate.version.empty()) return "--hello tells no version.";
    std::set<std::string> features;
    for (const Json& feature : hello.value("features", Json::array()))
        if (feature.is_string()) features.insert(feature.get<std::string>());
    for (const std::string& feature : claimed(candidate.client))
        if (!features.contains(client::driver_feature(feature)))
            return "client.json claims " + feature + ", and --hello does not.";
    return "";
}

/// What nobody can do has to be refused; what is wrong otherwise, or "".
std::string ask_for_the_impossible(const process::Command& hello, int cancel) {
    process::Command command = hello;
    command.argv.pop_back();
    process::DriverProcess driver(command);
    const Json request = {
        {"v", 1},
        {"id", "impossible"},
        {"needs", {"proxy407.impossible"}},
        {"via", "url"},
        {"method", "GET"},
        {"url", "http://origin.test/"},
        {"proxy_url", "http://127.0.0.1:9"},
        {"ca_file", "/dev/null"},
        {"time_ms", 1000}};
    const client::Report report =
        client::report_of(driver.ask(request.dump(), {probe_time, cancel}), "impossible");
    if (!report.breach.empty()) return report.breach;
    return report.unsupported.empty()
               ? "It does not refuse a feature that there is not (proxy407.impossible)."
               : "";
}

/// Asks the client for its version; a driver for the protocol, too.
void ask(Candidate& candidate, int cancel) {
    const files::TemporaryFolder home;
    const process::Command hello = hello_command(candidate.client, home.path());
    const process::Captured answer = process::capture(hello, {probe_time, cancel});
    candidate.installed = !answer.ending.timed_out && answer.ending.code == 0;
    if (!candidate.installed) {
        candidate.why_not = text::printable(client::last_line(answer.error));
        if (candidate.why_not.empty()) candidate.why_not = to_string(answer.ending);
        candidate.why_not = "it can't tell its version: " + candidate.why_not;
        return;
    }
    if (!candidate.client.program) {
        candidate.version = client::version_in(answer.output + "\n" + answer.error);
        return;
    }
    candidate.breach = take_hello(candidate, answer.output);
    if (candidate.breach.empty()) candidate.breach = ask_for_the_impossible(hello, cancel);
}

void probe(Candidate& candidate, int cancel) {
    const client::Client& client = candidate.client;
    candidate.why_not = text::printable(why_absent(client));
    if (!candidate.why_not.empty()) return;
    try {
        if (!client.site.empty()) candidate.pages = read_site(client.site);
        candidate.installed = true;
        if (client.program || !client.version_command.empty()) ask(candidate, cancel);
    } catch (const std::system_error& problem) {
        candidate.installed = false;
        candidate.why_not = text::printable(problem.what());
    } catch (const std::runtime_error& problem) {
        candidate.breach = text::printable(problem.what());
    }
}

constexpr std::uintmax_t most_bytes_of_site = 64 * 1024 * 1024;
constexpr std::size_t most_files_of_site = 10'000;

}  // namespace

std::map<std::string, std::string> read_site(const std::string& folder) {
    std::map<std::string, std::string> pages;
    std::uintmax_t bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        bytes += entry.file_size();
        if (bytes > most_bytes_of_site || pages.size() == most_files_of_site)
            throw std::runtime_error("a site has at most 10000 files and 64 MiB");
        std::ifstream file(entry.path(), std::ios::binary);
        std::string content{std::istreambuf_iterator<char>(file), {}};
        if (!file) throw std::runtime_error(entry.path().string() + " can't be read");
        pages["/" + fs::relative(entry.path(), folder).generic_string()] = std::move(content);
    }
    return pages;
}

void probe_all(
    std::vector<Candidate>& candidates,
    std::size_t jobs,
    int cancel,
    const std::function<void(const Candidate&)>& told
) {
    process::in_parallel(candidates.size(), jobs, [&](std::size_t i) {
        probe(candidates[i], cancel);
        told(candidates[i]);
    });
}

}  // namespace proxy407::suite

#include "cli/certify_options.hpp"

#include "cli/command.hpp"
#include "cli/command_line.hpp"
#include "cli/scenario_options.hpp"
#include "scenario/nearest.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <thread>

namespace proxy407::cli {
namespace {

namespace fs = std::filesystem;

/// One of each family, and what a client that was given no credentials must not send.
const std::vector<std::string> usual_scenarios = {
    "basic",
    "digest",
    "ip-allowlist",
    "reject-encoded-password",
    "literal-percent-password",
    "ip-allowlist-refuses-credentials",
};

constexpr const char* control_scenario = "open";

HelpPage page() {
    return {
        .usage = "certify [OPTIONS]",
        .what =
            "Puts real clients through the scenarios, each by every way in which it takes its\n"
            "proxy, to http:// targets and through CONNECT, and judges by what the proxy saw.",
        .examples =
            "proxy407 certify\n"
            "proxy407 certify --client curl --client wget --scenario basic\n"
            "proxy407 certify --clients-dir my-clients --json results.json",
        .notes =
            "A cell says PASS, FAIL, LEAK (a secret came where it must not), CRASH, TIMEOUT,\n"
            "BYPASS (nothing came to the proxy), \"known\" (failed as the baseline says), STALE\n"
            "(passed although the baseline says it fails), \"-\" (the client does not claim it),\n"
            "SETUP FAIL (its control case failed), ADAPTER ERROR (the driver is at fault).\n"
            "client-tests/README.md tells how to add a client.\n"
            "\n"
            "Exit codes: 0 all that ran is as expected; 1 a client failed or passed\n"
            "unexpectedly; 2 wrong usage or a mistake in a file; 3 a control case, a driver or\n"
            "the suite itself failed; 4 nothing ran.",
    };
}

template <typename Value>
std::vector<Value> values(const cxxopts::ParseResult& given, const std::string& name) {
    return given.count(name) > 0 ? given[name].as<std::vector<Value>>() : std::vector<Value>{};
}

std::vector<std::string> folders_in(const std::string& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (fs::exists(entry.path() / "client.json"))
            names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

void print_mistakes(const scenario::Mistakes& mistakes) {
    for (const scenario::Mistake& mistake : mistakes)
        std::cerr << scenario::to_string(mistake) << '\n';
}

/// A client and what is known of it; all mistakes on stderr.
std::optional<runner::Candidate> load(const std::string& folder, const std::string& baselines) {
    auto client = runner::load_client(folder);
    if (const auto* mistakes = std::get_if<scenario::Mistakes>(&client)) {
        print_mistakes(*mistakes);
        return std::nullopt;
    }
    runner::Candidate candidate;
    candidate.client = std::get<runner::Client>(std::move(client));
    const std::string file = baselines + "/" + candidate.client.driver + ".json";
    auto baseline = runner::load_baseline(file, candidate.client);
    if (const auto* mistakes = std::get_if<scenario::Mistakes>(&baseline)) {
        print_mistakes(*mistakes);
        return std::nullopt;
    }
    candidate.baseline = std::get<runner::Baseline>(std::move(baseline));
    return candidate;
}

/// What is wrong with the clients that were asked for, or "".
std::string load_clients(const cxxopts::ParseResult& given, CertifyRequest& request, bool& good) {
    const std::string folder = given["clients-dir"].as<std::string>();
    const std::string baselines =
        given.count("baselines-dir") > 0
            ? given["baselines-dir"].as<std::string>()
            : (fs::path(folder) / ".." / "baselines").lexically_normal().string();
    const auto there = folders_in(folder);
    if (there.empty())
        return "no client in " + text::printable(folder) + "; --clients-dir says where they are";
    auto wanted = values<std::string>(given, "client");
    for (const std::string& name : wanted)
        if (std::ranges::find(there, name) == there.end())
            return "--client is " + scenario::one_of(there, name) + ", not \"" +
                   text::printable(name) + "\"";
    if (wanted.empty()) wanted = there;
    for (const std::string& name : wanted) {
        auto candidate = load(folder + "/" + name, baselines);
        good = good && candidate;
        if (candidate) request.candidates.push_back(*std::move(candidate));
    }
    return "";
}

void load_suite(const cxxopts::ParseResult& given, CertifyRequest& request, bool& good) {
    auto names = values<std::string>(given, "scenario");
    if (names.empty()) names = usual_scenarios;
    std::erase(names, control_scenario);  // it is always there
    auto control = load_scenarios({control_scenario});
    auto scenarios = load_scenarios(names);
    good = good && control && scenarios;
    if (!control || !scenarios) return;
    request.suite.control = std::move(control->front());
    for (std::size_t i = 0; i < names.size(); ++i)
        request.suite.scenarios.push_back({names[i], std::move((*scenarios)[i])});
}

}  // namespace

std::optional<CertifyRequest> read_certify_options(int argc, char** argv, int& code) {
    CommandLine line("certify", page());
    const auto text = [] { return cxxopts::value<std::string>(); };
    const auto texts = [] { return cxxopts::value<std::vector<std::string>>(); };
    const auto number = [](unsigned value) {
        return cxxopts::value<std::uint32_t>()->default_value(std::to_string(value));
    };
    line.options("What is put to the test")("client", "only this one; repeatable", texts(), "NAME")(
        "scenario", "only this one, a name or a file; repeatable", texts(), "S"
    )("clients-dir",
      "a folder for each client",
      text()->default_value("client-tests/clients"),
      "DIR"
    )("baselines-dir", "their known failures (baselines, beside the clients)", text(), "DIR");
    line.options("How")(
        "jobs", "cases at once", number(std::max(1u, std::thread::hardware_concurrency())), "N"
    )("timeout", "seconds for each case", number(15), "SECONDS"
    )("json", "write all results and exchanges there", text(), "FILE");
    const auto given = line.parse(argc, argv);
    code = line.exit_code();
    if (!given) return std::nullopt;

    CertifyRequest request;
    request.suite.jobs = (*given)["jobs"].as<std::uint32_t>();
    request.suite.time = std::chrono::seconds((*given)["timeout"].as<std::uint32_t>());
    if (given->count("json") > 0) request.json_file = (*given)["json"].as<std::string>();
    bool good = true;
    std::string wrong = load_clients(*given, request, good);
    if (request.suite.jobs == 0) wrong = "--jobs is at least 1";
    if (request.suite.time.count() == 0) wrong = "--timeout is at least one second";
    if (!wrong.empty()) {
        code = line.mistake(wrong);
        return std::nullopt;
    }
    load_suite(*given, request, good);
    code = exit_usage;
    if (!good) return std::nullopt;
    return request;
}

}  // namespace proxy407::cli

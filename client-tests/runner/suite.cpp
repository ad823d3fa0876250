#include "runner/suite.hpp"

#include "runner/case_run.hpp"
#include "runner/temporary_folder.hpp"
#include "text/octets.hpp"

#include <poll.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <sstream>
#include <system_error>
#include <thread>

namespace proxy407::runner {
namespace {

constexpr std::chrono::seconds probe_time{30};

bool is_cancelled(int cancel) {
    pollfd watched{cancel, POLLIN, 0};
    return poll(&watched, 1, 0) > 0;
}

/// The first word that looks like one: "7.88.1" of "curl 7.88.1 (x86_64-pc-linux-gnu)".
std::string version_in(const std::string& text) {
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        if (word.starts_with('v')) word.erase(0, 1);
        if (!word.empty() && word[0] >= '0' && word[0] <= '9' && word.find('.') != word.npos)
            return text::printable(word.substr(0, word.find_first_of(",;")));
    }
    return "";
}

std::string last_line(const std::string& text) {
    std::istringstream lines(text);
    std::string last;
    for (std::string line; std::getline(lines, line);)
        if (line.find_first_not_of(" \t\r") != line.npos) last = line;
    return text::printable(last);
}

/// The cases of one client by one channel to one kind of target; the control case is the first.
struct Group {
    const Candidate* candidate;
    const Channel* channel;
    Target target;
};

std::vector<Group> groups_of(const std::vector<Candidate>& candidates) {
    std::vector<Group> groups;
    for (const Candidate& candidate : candidates)
        for (const Channel& channel : candidate.client.channels)
            for (const Target target : {Target::http, Target::https})
                groups.push_back({&candidate, &channel, target});
    return groups;
}

class Run {
public:
    Run(const std::vector<Candidate>& candidates, const SuiteOptions& options)
        : options_(options), groups_(groups_of(candidates)), results_(groups_.size()) {}

    std::vector<CaseResult> all() {
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < std::max<std::size_t>(options_.jobs, 1); ++i)
            threads.emplace_back([this] { work(); });
        for (std::thread& thread : threads) thread.join();
        std::vector<CaseResult> flat;
        for (auto& part : results_)
            for (CaseResult& result : part) flat.push_back(std::move(result));
        return flat;
    }

private:
    void work() {
        for (std::size_t i = next_++; i < groups_.size(); i = next_++) run_group(i);
    }

    void run_group(std::size_t index) {
        const bool reached = run_one(index, {"open", options_.control}, true, true);
        for (const NamedScenario& one : options_.scenarios) run_one(index, one, false, reached);
    }

    /// Is what follows worth running?
    bool run_one(std::size_t index, const NamedScenario& one, bool control, bool reached) {
        if (is_cancelled(options_.cancel)) return false;
        const Group& group = groups_[index];
        CaseResult result;
        result.client = group.candidate->client.driver;
        result.channel = group.channel->name;
        result.target = group.target;
        result.scenario = one.name;
        result.control = control;
        const std::string missing = missing_feature(*group.channel, one.scenario, group.target);
        if (!group.candidate->installed)
            result.judgement = {Verdict::not_run, false, "", group.candidate->why_not};
        else if (!missing.empty())
            result.judgement = {Verdict::unsupported, false, "", missing + " is not declared"};
        else if (!reached)
            result.judgement = {
                Verdict::setup_fail, false, "setup-fail", "The control case failed."};
        else
            run_case(
                result,
                {group.candidate->client, *group.channel, one.scenario, group.target},
                options_.time,
                options_.cancel
            );
        if (is_cancelled(options_.cancel)) return false;
        const KnownFailure* known =
            find_known(group.candidate->baseline, result.channel, result.target, one.name);
        result.standing = compare(result.judgement, known);
        if (result.standing == Standing::known || result.standing == Standing::stale)
            result.reason = known->reason;
        const bool good = result.judgement.verdict == Verdict::pass;
        keep(index, std::move(result));
        return good;
    }

    void keep(std::size_t index, CaseResult result) {
        const std::lock_guard lock(mutex_);
        ++done_;
        if (options_.progress)
            options_.progress(done_, groups_.size() * (options_.scenarios.size() + 1), result);
        results_[index].push_back(std::move(result));
    }

    const SuiteOptions& options_;
    const std::vector<Group> groups_;
    std::vector<std::vector<CaseResult>> results_;
    std::atomic<std::size_t> next_{0};
    std::mutex mutex_;
    std::size_t done_ = 0;
};

}  // namespace

void probe(Candidate& candidate, int cancel) {
    const TemporaryFolder home;
    Command command;
    for (const std::string& word : candidate.client.version_command)
        command.argv.push_back(expand(word, {{"driver_dir", candidate.client.folder}}));
    command.environment = clean_environment(home.path());
    command.directory = home.path();
    try {
        const Captured answer = capture(command, probe_time, cancel);
        candidate.installed =
            !answer.ending.timed_out && answer.ending.signal == 0 && answer.ending.code == 0;
        candidate.version = version_in(answer.output);
        if (!candidate.installed) candidate.why_not = last_line(answer.error);
    } catch (const std::system_error& problem) {
        candidate.why_not = problem.what();
    }
}

std::vector<CaseResult> run_suite(
    const std::vector<Candidate>& candidates, const SuiteOptions& options
) {
    return Run(candidates, options).all();
}

}  // namespace proxy407::runner

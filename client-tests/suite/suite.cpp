#include "suite/suite.hpp"

#include "client/applicability.hpp"
#include "diagnosis/command.hpp"
#include "pki/authority.hpp"
#include "process/parallel.hpp"
#include "suite/case_run.hpp"

#include <poll.h>

#include <algorithm>
#include <mutex>
#include <numeric>
#include <random>

namespace proxy407::runner {
namespace {

bool is_cancelled(int cancel) {
    pollfd watched{cancel, POLLIN, 0};
    return poll(&watched, 1, 0) > 0;
}

/// The cases of one client by one channel to one kind of target; the control case is the first.
struct Group {
    const Candidate* candidate;
    const Channel* channel;
    Target target;

    std::string id() const {
        return candidate->client.driver + "/" + channel->name + "/" + std::string(name(target));
    }
};

template <typename Value>
bool is_wanted(const std::set<Value>& wanted, const Value& value) {
    return wanted.empty() || wanted.contains(value);
}

std::vector<Group> groups_of(
    const std::vector<Candidate>& candidates, const SuiteOptions& options
) {
    std::vector<Group> groups;
    for (const Candidate& candidate : candidates)
        for (const Channel& channel : candidate.client.channels)
            for (const Target target : {Target::http, Target::https}) {
                const Group group{&candidate, &channel, target};
                if (candidate.installed && is_wanted(options.channels, channel.name) &&
                    is_wanted(options.targets, target) && options.shard.has(group.id()))
                    groups.push_back(group);
            }
    return groups;
}

/// Does it wait for so many deadlines that the run would wait for it at its end?
bool is_long(const Group& group) {
    return known_timeouts(group.candidate->baseline, group.channel->name, group.target) > 10;
}

/// It begins with the start of the driver, which takes long for some on a busy machine; and all the
/// other cases hang on it.
std::chrono::milliseconds time_of_control(std::chrono::milliseconds time) {
    return 3 * time;
}

/// Is it worth another look?
bool may_be_chance(const CaseResult& result) {
    const bool is_red =
        result.standing == Standing::unexpected || result.standing == Standing::stale;
    return is_red && !result.judgement.leak && result.judgement.verdict != Verdict::setup_fail;
}

class Run {
public:
    Run(const std::vector<Candidate>& candidates, const SuiteOptions& options)
        : options_(options),
          groups_(groups_of(candidates, options)),
          order_(groups_.size()),
          results_(groups_.size()) {
        for (const CaseResult& result : options.finished) finished_.emplace(id_of(result), &result);
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::ranges::shuffle(order_, std::mt19937_64(options.seed));
        std::ranges::stable_partition(order_, [this](std::size_t i) {
            return is_long(groups_[i]);
        });
        pki::Authority(authority_.path()).certificate_pem();
    }

    std::vector<CaseResult> all() {
        in_parallel(groups_.size(), options_.jobs, [this](std::size_t i) { run_group(order_[i]); });
        std::vector<CaseResult> flat;
        for (auto& part : results_)
            for (CaseResult& result : part) flat.push_back(std::move(result));
        return flat;
    }

private:
    void run_group(std::size_t index) {
        const Group& group = groups_[index];
        CaseRunner runner(
            *group.candidate,
            *group.channel,
            group.target,
            authority_.path(),
            options_.cancel,
            options_.redact
        );
        const bool reached = run_one(index, runner, {"open", options_.control}, true, true);
        for (const NamedScenario& one : options_.scenarios)
            if (is_asked_of(group, one)) run_one(index, runner, one, false, reached);
    }

    bool is_asked_of(const Group& group, const NamedScenario& one) const {
        const Client& client = group.candidate->client;
        return is_asked(one.scenario, group.target, client) &&
               is_part_of(options_.profile, one.name, client, *group.channel);
    }

    std::size_t count_all() const {
        std::size_t count = 0;
        for (const Group& group : groups_)
            count += 1 + static_cast<std::size_t>(std::ranges::count_if(
                             options_.scenarios,
                             [&](const NamedScenario& one) { return is_asked_of(group, one); }
                         ));
        return count;
    }

    /// Is what follows worth running?
    bool run_one(
        std::size_t index, CaseRunner& runner, const NamedScenario& one, bool control, bool reached
    ) {
        if (is_cancelled(options_.cancel)) return false;
        CaseResult result = blank(groups_[index], one.name, control);
        if (const CaseResult* before = finished_before(result)) {
            const bool was_reached = is_reached(*before);
            keep(index, *before);
            return was_reached;
        }
        settle(result, groups_[index], runner, one, reached);
        if (is_cancelled(options_.cancel)) return false;
        const bool is_worth_it = is_reached(result);
        keep(index, std::move(result));
        return is_worth_it;
    }

    /// Of a control case: what is known to fail did come to the proxy.
    static bool is_reached(const CaseResult& result) {
        return result.judgement.verdict == Verdict::pass ||
               (result.judgement.verdict == Verdict::fail && result.standing == Standing::known);
    }

    CaseResult blank(const Group& group, const std::string& scenario, bool control) const {
        CaseResult result;
        result.client = group.candidate->client.driver;
        result.channel = group.channel->name;
        result.target = group.target;
        result.scenario = scenario;
        result.control = control;
        result.reproduce = "proxy407 certify --client " + diagnosis::shell_word(result.client) +
                           " --channel " + result.channel + " --target " +
                           std::string(name(result.target)) + " --scenario " +
                           diagnosis::shell_word(scenario) + " --show";
        return result;
    }

    /// Decides or runs it, again where its failure was not expected.
    void settle(
        CaseResult& result,
        const Group& group,
        CaseRunner& runner,
        const NamedScenario& one,
        bool reached
    ) {
        const std::string missing = missing_feature(*group.channel, one.scenario, group.target);
        if (!missing.empty()) {
            result.judgement = {Verdict::unsupported, false, "", missing + " is not declared"};
            return;
        }
        if (!group.candidate->breach.empty()) {
            result.judgement = {
                Verdict::adapter_error, false, "driver-protocol", group.candidate->breach};
            result.standing = Standing::unexpected;
            return;
        }
        if (!reached) {
            result.judgement = {
                Verdict::setup_fail, false, "setup-fail", "The control case failed."};
            result.standing = Standing::unexpected;
            return;
        }
        const auto time = result.control ? time_of_control(options_.time) : options_.time;
        runner.run(result, one.scenario, time);
        set_standing(result, group.candidate->baseline);
        for (std::size_t i = 0; i < options_.retries && may_be_chance(result); ++i) {
            if (is_cancelled(options_.cancel)) return;
            result.earlier.push_back(result.judgement);
            runner.run(result, one.scenario, time);
            set_standing(result, group.candidate->baseline);
        }
    }

    static std::string id_of(const CaseResult& result) {
        return result.client + "/" + result.channel + "/" + std::string(name(result.target)) + "/" +
               result.scenario;
    }

    const CaseResult* finished_before(const CaseResult& blank) const {
        const auto found = finished_.find(id_of(blank));
        return found == finished_.end() ? nullptr : found->second;
    }

    void keep(std::size_t index, CaseResult result) {
        const std::lock_guard lock(mutex_);
        ++done_;
        if (options_.progress) options_.progress(done_, all_, result);
        results_[index].push_back(std::move(result));
    }

    const SuiteOptions& options_;
    const TemporaryFolder authority_;
    const std::vector<Group> groups_;
    std::vector<std::size_t> order_;
    std::map<std::string, const CaseResult*> finished_;  ///< in an earlier run
    std::vector<std::vector<CaseResult>> results_;
    std::mutex mutex_;
    std::size_t done_ = 0;
    const std::size_t all_ = count_all();
};

}  // namespace

void set_standing(CaseResult& result, const Baseline& baseline) {
    const auto* known =
        find_known(baseline, result.channel, result.target, result.scenario, result.judgement);
    result.standing = compare(result.judgement, known);
    const bool told = result.standing == Standing::known || result.standing == Standing::stale;
    result.reason = told ? known->reason : "";
    result.link = told ? known->link : "";
}

bool CaseResult::is_flaky() const {
    return std::ranges::any_of(earlier, [&](const Judgement& before) {
        return before.verdict != judgement.verdict || before.finding != judgement.finding;
    });
}

std::vector<CaseResult> run_suite(
    const std::vector<Candidate>& candidates, const SuiteOptions& options
) {
    return Run(candidates, options).all();
}

}  // namespace proxy407::runner

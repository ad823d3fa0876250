#include "suite/suite.hpp"

#include "client/applicability.hpp"
#include "client/needs.hpp"
#include "grade/consequence.hpp"
#include "grade/withheld.hpp"
#include "pki/authority.hpp"
#include "process/parallel.hpp"
#include "suite/case_run.hpp"
#include "text/octets.hpp"

#include <poll.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <numeric>
#include <random>
#include <thread>
#include <utility>

namespace proxy407::suite {

using results::Judgement;
using results::Result;
using results::Standing;
using results::Verdict;

namespace {

bool is_cancelled(int cancel) {
    pollfd watched{cancel, POLLIN, 0};
    return poll(&watched, 1, 0) > 0;
}

/// The cases of one client by one channel to one kind of target; the control case is the first.
struct Group {
    const Candidate* candidate;
    const client::Channel* channel;
    client::Target target;

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
        for (const client::Channel& channel : candidate.client.channels)
            for (const client::Target target : {client::Target::http, client::Target::https}) {
                const Group group{&candidate, &channel, target};
                if (candidate.installed && is_wanted(options.channels, channel.name) &&
                    is_wanted(options.targets, target) && options.shard.has(group.id()))
                    groups.push_back(group);
            }
    return groups;
}

/// Does it wait for so many deadlines that the run would wait for it at its end? Where a plain case
/// ends at its deadline, many others do.
bool is_long(const Group& group) {
    return grade::known_timeouts(
               group.candidate->baseline, group.channel->name, name(group.target)
           ) > 10;
}

/// It begins with the start of the driver, which takes long for some on a busy machine; and all the
/// other cases hang on it.
std::chrono::milliseconds time_of_control(std::chrono::milliseconds time) {
    return 3 * time;
}

/// What became of a control case: which way the client's requests go.
enum class Way { to_the_proxy, past_it, unknown };

Way way_of(const Result& control) {
    const Verdict verdict = control.judgement.verdict;
    if (verdict == Verdict::bypass) return Way::past_it;
    // What is known to fail did come to the proxy.
    const bool failed_as_known = verdict == Verdict::fail && control.standing == Standing::known;
    return verdict == Verdict::pass || failed_as_known ? Way::to_the_proxy : Way::unknown;
}

/// Of a case that is not run, because its control case failed.
Judgement not_worth_running(Way way) {
    if (way == Way::past_it)
        return {
            Verdict::bypass,
            false,
            "bypass",
            "The client went past the proxy in its control case, so this case was not run."};
    return {Verdict::setup_fail, false, "setup-fail", "The control case failed."};
}

/// A command that starts within milliseconds, as far as is known of it.
bool is_quick(const Group& group) {
    return !group.candidate->client.program && !group.candidate->client.is_slow && !is_long(group);
}

/// Is it worth another look?
bool may_be_chance(const Result& result) {
    const bool is_red =
        result.standing == Standing::unexpected || result.standing == Standing::stale;
    return is_red && !result.judgement.leak && result.judgement.verdict != Verdict::setup_fail;
}

/// Was the machine perhaps too busy for its client? What the other cases hang on is told at once.
bool may_be_haste(const Result& result) {
    return result.judgement.verdict == Verdict::timeout && result.judgement.finding == "timeout" &&
           result.standing == Standing::unexpected && !result.control &&
           !client::is_plain_case(result.scenario);
}

/// How the cases are scheduled.
///
/// A group is one client by one channel to one kind of target. Its cases run one after the other,
/// the control case first: the others are run only if it reached the proxy, and a driver that lives
/// for the whole group takes one request at a time. Groups share nothing but the certificate
/// authority, which is made before all of them. So a group is the unit of work, and any number of
/// groups may run at once.
///
/// There are more jobs than cores, because most of a case is waiting: for a client's pause before
/// it tries again, for a deadline. The run takes at least as long as its longest group. A group
/// that is known to end many cases at their deadline (`is_long`) would run alone at the end if it
/// began late. Such groups begin first: the longest jobs first, as in list scheduling. Only one
/// quick client goes before them, for whoever watches.
///
/// Among the long groups, and among the others, the order is random. In the list the groups of one
/// client stand together; without the shuffle all jobs would start the same heavy runtime at the
/// same moment. Quick clients have none, and their groups stay together: each client is through
/// soon after it has begun, and the next line can be told. The seed makes an order repeatable, for
/// whoever looks for two clients that disturb each other.
///
/// A case that ended at its deadline, and nobody knew that it would, is asked again when all groups
/// are through, in as many jobs as there are cores: then the machine has time for it.
///
/// Neither the jobs nor the seed show in the results: each group fills its own list, each case at
/// its place, and the lists are joined in the order of the candidates. A case that an earlier run
/// finished is taken over at its place. When `cancel` is readable a group stops before its next
/// case, and the case that was interrupted is dropped: it would look like a failure of the client.
class Run {
public:
    Run(const std::vector<Candidate>& candidates, const SuiteOptions& options)
        : options_(options),
          groups_(groups_of(candidates, options)),
          order_(groups_.size()),
          results_(groups_.size()) {
        for (const Result& result : options.finished)
            finished_.emplace(results::case_name(result), &result);
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::ranges::shuffle(order_, std::mt19937_64(options.seed));
        put_in_order();
        for (const Group& group : groups_) {
            const std::size_t count = count_cases(group);
            left_[group.candidate] += count;
            all_ += count;
        }
        pki::Authority(authority_.path()).certificate_pem();
    }

    std::vector<Result> all() {
        process::in_parallel(groups_.size(), options_.jobs, [this](std::size_t i) {
            run_group(order_[i]);
        });
        process::in_parallel(late_.size(), std::min(options_.jobs, cores()), [this](std::size_t i) {
            run_late(late_[i]);
        });
        std::vector<Result> flat;
        for (auto& part : results_)
            for (auto& [place, result] : part) flat.push_back(std::move(result));
        return flat;
    }

private:
    /// One quick client, so that there is something to see; the long groups; the other quick
    /// clients, one after the other; the rest.
    void put_in_order() {
        std::map<const Candidate*, std::size_t> turns;  // of quick clients
        for (const std::size_t i : order_)
            if (is_quick(groups_[i])) turns.emplace(groups_[i].candidate, turns.size());
        std::ranges::stable_sort(order_, {}, [&](std::size_t i) {
            const Group& group = groups_[i];
            if (!is_quick(group)) return std::pair(is_long(group) ? 1 : 3, std::size_t{0});
            const std::size_t turn = turns.at(group.candidate);
            return std::pair(turn == 0 ? 0 : 2, turn);
        });
    }

    /// A group while it runs.
    struct Turn {
        std::size_t index;
        CaseRunner runner;
        std::size_t place = 0;  ///< of its next case
        bool hangs = false;     ///< in a plain case, so that others tell no more: they wait less
        grade::PlainFailures failed = {};
    };

    /// A case that is to be asked again at the end.
    struct Late {
        std::size_t index;  ///< of its group
        std::size_t place;
        const NamedScenario* scenario;
        Result result;
        grade::PlainFailures failed;
    };

    static std::size_t cores() { return std::max(1u, std::thread::hardware_concurrency()); }

    CaseRunner runner_of(const Group& group) const {
        return {
            *group.candidate,
            *group.channel,
            group.target,
            authority_.path(),
            options_.cancel,
            options_.redact};
    }

    void run_late(Late& late) {
        Turn turn{
            late.index, runner_of(groups_[late.index]), late.place, false, std::move(late.failed)};
        try_again(late.result, turn, *late.scenario, options_.time);
        // A second time says that it is no haste.
        if (!may_be_haste(late.result)) run_again(late.result, turn, *late.scenario, options_.time);
        if (!is_cancelled(options_.cancel)) keep(late.index, late.place, std::move(late.result));
    }

    void run_group(std::size_t index) {
        const Group& group = groups_[index];
        Turn turn{index, runner_of(group)};
        const auto control = run_one(turn, {"open", options_.control}, true, Way::to_the_proxy);
        for (const bool plain : {true, false})
            for (const NamedScenario& one : options_.scenarios)
                if (control && client::is_plain_case(one.name) == plain && is_asked_of(group, one))
                    run_one(turn, one, false, *control);
    }

    bool is_asked_of(const Group& group, const NamedScenario& one) const {
        const client::Client& client = group.candidate->client;
        const client::Channel& channel = *group.channel;
        return client::is_asked(one.scenario, group.target, client, channel) &&
               client::can_be_told(one.scenario, client, channel) &&
               client::is_part_of(
                   options_.profile, one.name, one.scenario, group.target, client, channel
               );
    }

    std::size_t count_cases(const Group& group) const {
        const auto asked = std::ranges::count_if(options_.scenarios, [&](const NamedScenario& one) {
            return is_asked_of(group, one);
        });
        return 1 + static_cast<std::size_t>(asked);
    }

    /// What it tells of the client's way; nothing when the run was stopped.
    std::optional<Way> run_one(Turn& turn, const NamedScenario& one, bool control, Way way) {
        if (is_cancelled(options_.cancel)) return std::nullopt;
        Result result = blank(groups_[turn.index], one.name, control);
        if (const Result* before = finished_before(result))
            result = *before;
        else
            settle(result, turn, one, way);
        if (is_cancelled(options_.cancel)) return std::nullopt;
        const Way seen = way_of(result);
        turn.failed.add(result);
        turn.hangs = turn.hangs || (client::is_plain_case(result.scenario) &&
                                    result.judgement.verdict == Verdict::timeout);
        const std::size_t place = turn.place++;
        if (may_be_haste(result) && may_be_tried_again(result))
            postpone({turn.index, place, &one, std::move(result), turn.failed});
        else
            keep(turn.index, place, std::move(result));
        return seen;
    }

    Result blank(const Group& group, const std::string& scenario, bool control) const {
        Result result;
        result.client = group.candidate->client.driver;
        result.channel = group.channel->name;
        result.target = name(group.target);
        result.scenario = text::as_utf8(scenario);
        result.control = control;
        const std::string& asked_by = group.candidate->asked_by;
        result.reproduce =
            "proxy407 certify " +
            (asked_by.empty() ? "--client " + text::shell_word(result.client) : asked_by) +
            " --channel " + result.channel + " --target " + result.target + " --scenario " +
            text::shell_word(result.scenario) + " --show";
        return result;
    }

    /// Decides or runs it, again where its failure was not expected.
    void settle(Result& result, Turn& turn, const NamedScenario& one, Way way) {
        const Group& group = groups_[turn.index];
        const std::string missing =
            client::missing_feature(*group.channel, one.scenario, group.target);
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
        if (way != Way::to_the_proxy) {
            result.judgement = not_worth_running(way);
            result.standing = Standing::unexpected;
            return;
        }
        const auto time = result.control ? time_of_control(options_.time)
                          : turn.hangs   ? options_.time / 3
                                         : options_.time;
        run_once(result, turn, one, time);
        if (!may_be_haste(result)) run_again(result, turn, one, time);
    }

    bool may_be_tried_again(const Result& result) const {
        return std::cmp_less_equal(result.attempts, options_.retries);
    }

    void run_again(
        Result& result, Turn& turn, const NamedScenario& one, std::chrono::milliseconds time
    ) {
        while (may_be_tried_again(result) && may_be_chance(result)) {
            if (is_cancelled(options_.cancel)) return;
            try_again(result, turn, one, time);
        }
    }

    void try_again(
        Result& result, Turn& turn, const NamedScenario& one, std::chrono::milliseconds time
    ) {
        result.earlier.push_back(result.judgement);
        ++result.attempts;
        run_once(result, turn, one, time);
    }

    void run_once(
        Result& result, Turn& turn, const NamedScenario& one, std::chrono::milliseconds time
    ) {
        turn.runner.run(result, one.scenario, time);
        turn.failed.settle(result);
        grade::set_standing(result, groups_[turn.index].candidate->baseline);
    }

    const Result* finished_before(const Result& blank) const {
        const auto found = finished_.find(results::case_name(blank));
        return found == finished_.end() ? nullptr : found->second;
    }

    void postpone(Late late) {
        const std::lock_guard lock(mutex_);
        late_.push_back(std::move(late));
    }

    void keep(std::size_t index, std::size_t place, Result result) {
        const std::lock_guard lock(mutex_);
        const Candidate* candidate = groups_[index].candidate;
        const bool is_last = --left_[candidate] == 0;
        ++done_;
        if (options_.progress)
            options_.progress({done_, all_, result, is_last ? candidate : nullptr});
        results_[index].emplace(place, std::move(result));
    }

    const SuiteOptions& options_;
    const files::TemporaryFolder authority_;
    const std::vector<Group> groups_;
    std::vector<std::size_t> order_;
    std::map<std::string, const Result*> finished_;       ///< in an earlier run
    std::vector<std::map<std::size_t, Result>> results_;  ///< by group and place
    std::vector<Late> late_;
    std::mutex mutex_;
    std::size_t done_ = 0;
    std::size_t all_ = 0;
    std::map<const Candidate*, std::size_t> left_;  ///< cases
};

}  // namespace

std::vector<Result> run_suite(
    const std::vector<Candidate>& candidates, const SuiteOptions& options
) {
    auto results = Run(candidates, options).all();
    for (const Candidate& candidate : candidates)
        grade::settle_withheld(results, candidate.client.driver, candidate.baseline);
    return results;
}

}  // namespace proxy407::suite

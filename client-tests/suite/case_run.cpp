#include "suite/case_run.hpp"

#include "report/json.hpp"
#include "suite/redacted.hpp"

#include <exception>
#include <system_error>
#include <utility>

namespace proxy407::runner {
namespace {

Environment surroundings(const std::string& home, const Coordinates& coordinates) {
    Environment environment = clean_environment(home);
    set_trust(environment, coordinates);
    return environment;
}

}  // namespace

CaseRunner::CaseRunner(
    const Candidate& candidate,
    const Channel& channel,
    Target target,
    std::string authority,
    int cancel,
    bool redact
)
    : candidate_(candidate),
      channel_(channel),
      target_(target),
      authority_(std::move(authority)),
      cancel_(cancel),
      redact_(redact) {}

void CaseRunner::run(
    CaseResult& result, const scenario::Scenario& scenario, std::chrono::milliseconds time
) {
    try {
        observe_case(result, scenario, time);
    } catch (const std::exception& problem) {
        driver_.reset();
        result.judgement = {Verdict::harness_error, false, "harness-error", problem.what()};
    }
}

void CaseRunner::observe_case(
    CaseResult& result, const scenario::Scenario& given, std::chrono::milliseconds time
) {
    scenario::Scenario scenario = given;
    scenario.origin.pages = candidate_.pages;
    TemporaryProxy proxy(scenario, authority_, redact_);
    proxy.start();
    const Setting setting{candidate_.client, channel_, scenario, target_};
    Outcome seen;
    try {
        seen = outcome(result, setting, proxy, time);
    } catch (const std::system_error& problem) {
        result.judgement = {
            Verdict::adapter_error,
            false,
            "can-not-start",
            std::string("It can't be started: ") + problem.what()};
        return;
    }
    proxy.stop();
    checks::RunResult checked = proxy.result();
    for (checks::Breach& breach : checked.breaches)
        breach.sentence = breach.sentence.text({true, proxy.redactor()});
    const Observed observed{
        scenario,
        checked,
        proxy.journal(),
        seen,
        candidate_.client.output_is_content,
        result.control,
        !candidate_.client.site.empty()};
    result.judgement = judge(observed);
    result.observed = observe(observed);
    result.checks = checked.checks;
    result.exchanges.clear();
    for (const journal::Exchange& exchange : proxy.journal().exchanges())
        result.exchanges.push_back(report::exchange_json(exchange, proxy.redactor()));
    seen.visible.clear();
    result.reported = std::move(seen);
    if (proxy.redactor() != nullptr) redact(result, *proxy.redactor());
}

Outcome CaseRunner::outcome(
    CaseResult& result,
    const Setting& setting,
    const TemporaryProxy& proxy,
    std::chrono::milliseconds time
) {
    if (candidate_.client.program) return ask_program(result, setting, proxy, time);
    const TemporaryFolder home;
    const Environment around = surroundings(home.path(), proxy.coordinates());
    Command command = template_command(setting, proxy.coordinates(), around);
    command.directory = home.path();
    result.given = shown_command(command, around);
    return outcome_of(capture(command, {time, cancel_, proxy.enough()}));
}

Outcome CaseRunner::ask_program(
    CaseResult& result,
    const Setting& setting,
    const TemporaryProxy& proxy,
    std::chrono::milliseconds time
) {
    const bool for_this_case = channel_.name == "env" || candidate_.client.program->one_shot;
    if (for_this_case) driver_.reset();
    if (!driver_) {
        driver_home_.emplace();
        Command command = program_command(
            setting,
            for_this_case ? &proxy.coordinates() : nullptr,
            surroundings(driver_home_->path(), proxy.coordinates())
        );
        command.directory = driver_home_->path();
        driver_ = std::make_unique<DriverProcess>(command);
    }
    const std::string id = std::to_string(++asked_);
    result.given = case_request(setting, proxy.coordinates(), id, time);
    const DriverReply reply = driver_->ask(result.given, {time, cancel_, proxy.enough()});
    // Over its variables a client may fail before its driver has a say: Node does, over a proxy URL
    // that stands for no UTF-8. In the control case they are plain.
    const bool may_fail_at_start = channel_.name == "env" && !result.control;
    Outcome seen = outcome_of(reply, id, may_fail_at_start);
    // Who broke the protocol or ended is not asked again.
    if (reply.ending || !seen.breach.empty() || for_this_case) driver_.reset();
    return seen;
}

}  // namespace proxy407::runner

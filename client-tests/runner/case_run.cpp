#include "runner/case_run.hpp"

#include "report/json.hpp"
#include "runner/temporary_proxy.hpp"

#include <exception>
#include <system_error>

namespace proxy407::runner {
namespace {

void observe(
    CaseResult& result, const Setting& setting, std::chrono::milliseconds time, int cancel
) {
    const TemporaryFolder home;
    TemporaryProxy proxy(setting.scenario);
    proxy.start();
    Environment environment = clean_environment(home.path());
    set_trust(environment, proxy.coordinates());
    Command command = client_command(setting, proxy.coordinates(), std::move(environment));
    command.directory = home.path();

    Captured client;
    try {
        client = capture(command, time, cancel);
    } catch (const std::system_error& problem) {
        result.judgement = {
            Verdict::adapter_error,
            false,
            "can-not-start",
            std::string("It can't be started: ") + problem.what()};
        return;
    }
    proxy.stop();
    const checks::RunResult checked = proxy.result();
    result.judgement = judge({setting.scenario, checked, proxy.journal(), client});
    result.checks = checked.checks;
    for (const journal::Exchange& exchange : proxy.journal().exchanges())
        result.exchanges.push_back(report::exchange_json(exchange, false));
    result.ending = client.ending;
    result.took = client.took;
    result.output = client.output;
    result.error = client.error;
}

}  // namespace

void run_case(
    CaseResult& result, const Setting& setting, std::chrono::milliseconds time, int cancel
) {
    result.reproduce = reproducing_line(setting, result.scenario);
    try {
        observe(result, setting, time, cancel);
    } catch (const std::exception& problem) {
        result.judgement = {Verdict::harness_error, false, "harness-error", problem.what()};
    }
}

}  // namespace proxy407::runner

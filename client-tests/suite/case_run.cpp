#include "suite/case_run.hpp"

#include "client/needs.hpp"
#include "client/told.hpp"
#include "files/output_file.hpp"
#include "grade/observation.hpp"
#include "grade/verdict.hpp"
#include "handout/variables.hpp"
#include "report/json.hpp"
#include "text/octets.hpp"

#include <exception>
#include <system_error>
#include <utility>

namespace proxy407::suite {

using results::Result;
using results::Verdict;

namespace {

/// A netrc file is found at home, and by the variable that some programs read.
process::Environment surroundings(
    const std::string& home, const scenario::Scenario& scenario, const handout::ProxySettings& proxy
) {
    process::Environment environment = client::clean_environment(home);
    handout::set_trust(environment, proxy);
    if (scenario.handout.netrc.empty()) return environment;
    environment["NETRC"] = home + "/.netrc";
    files::write(environment["NETRC"], scenario.handout.netrc, files::Readers::owner);
    return environment;
}

/// What the client did, as far as it is kept. The reports have no room for all that was visible.
void keep_report(Result& result, client::Report report) {
    result.ended = report.ending;
    result.took_ms = report.took.count();
    result.reported = {
        report.good,
        std::move(report.how),
        std::move(report.breach),
        std::move(report.unsupported),
        ""};
    result.output = std::move(report.content);
    result.error = std::move(report.error);
}

/// What the proxy saw.
void keep_evidence(
    Result& result, const std::vector<checks::CheckResult>& checks, TemporaryProxy& proxy
) {
    result.checks = checks;
    result.exchanges = results::Json::array();
    for (const journal::Exchange& exchange : proxy.journal().exchanges())
        result.exchanges.push_back(
            results::Json::parse(report::exchange_json(exchange, proxy.redactor()))
        );
}

}  // namespace

CaseRunner::CaseRunner(
    const Candidate& candidate,
    const client::Channel& channel,
    client::Target target,
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
    Result& result, const scenario::Scenario& given, std::chrono::milliseconds time
) {
    scenario::Scenario scenario = given;
    scenario.origin.pages = candidate_.pages;
    if (candidate_.client.opens_websockets) client::expect_websocket(scenario);
    std::optional<TemporaryProxy> proxy;
    try {
        proxy.emplace(std::move(scenario), authority_, redact_);
        proxy->start();
        observe_case(result, *proxy, time);
    } catch (const std::exception& problem) {
        driver_.reset();
        result.judgement = {Verdict::harness_error, false, "harness-error", problem.what()};
    }
    // However it ended: what the client was given holds its password.
    if (proxy && proxy->redactor() != nullptr)
        results::change_texts(result, [&](const std::string& text) {
            return proxy->redactor()->text(text);
        });
    results::change_texts(result, text::as_utf8);
}

void CaseRunner::observe_case(
    Result& result, TemporaryProxy& proxy, std::chrono::milliseconds time
) {
    const scenario::Scenario& scenario = proxy.scenario();
    client::Report report;
    try {
        report = run_client(result, {candidate_.client, channel_, scenario, target_}, proxy, time);
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
    const grade::CaseEvidence evidence{scenario, checked, proxy.journal(), candidate_.client};
    result.observed = grade::observe(evidence, target_, report.visible);
    keep_report(result, std::move(report));
    result.judgement = grade::judge(evidence, result);
    result.faults = grade::faults_on_the_way(evidence);
    keep_evidence(result, checked.checks, proxy);
}

client::Report CaseRunner::run_client(
    Result& result,
    const client::Setting& setting,
    const TemporaryProxy& proxy,
    std::chrono::milliseconds time
) {
    if (candidate_.client.program) return ask_program(result, setting, proxy, time);
    const files::TemporaryFolder home;
    const handout::ProxySettings settings =
        client::settings_told(setting.scenario, proxy.settings());
    const process::Environment around = surroundings(home.path(), setting.scenario, settings);
    client::Setting told = setting;
    if (client::takes(setting.scenario, setting.target, "upload")) {
        told.content_file = home.path() + "/content";
        files::write(told.content_file, client::content_told());
    }
    process::Command command = client::template_command(told, settings, around);
    // A user's own command line finds what it finds in the user's shell.
    if (!candidate_.client.folder.empty()) command.directory = home.path();
    result.given = client::shown_command(command, around);
    return client::report_of(
        process::capture(command, {time, cancel_, proxy.enough()}), candidate_.client.failure_words
    );
}

client::Report CaseRunner::ask_program(
    Result& result,
    const client::Setting& setting,
    const TemporaryProxy& proxy,
    std::chrono::milliseconds time
) {
    const handout::ProxySettings settings =
        client::settings_told(setting.scenario, proxy.settings());
    const bool for_this_case = channel_.name == "env" || candidate_.client.program->one_shot ||
                               !settings.variables.empty() ||
                               !setting.scenario.handout.netrc.empty();
    if (for_this_case) driver_.reset();
    if (!driver_) {
        driver_home_.emplace();
        process::Command command = client::program_command(
            setting,
            for_this_case ? &settings : nullptr,
            surroundings(driver_home_->path(), setting.scenario, settings)
        );
        command.directory = driver_home_->path();
        driver_ = std::make_unique<process::DriverProcess>(command);
    }
    const std::string id = std::to_string(++asked_);
    result.given = client::case_request(setting, settings, id, time);
    const process::DriverReply reply = driver_->ask(result.given, {time, cancel_, proxy.enough()});
    // Over its variables a client may fail before its driver has a say: Node does, over a proxy URL
    // that stands for no UTF-8. In the control case they are plain.
    const bool may_fail_at_start = channel_.name == "env" && !result.control;
    client::Report seen = client::report_of(reply, id, may_fail_at_start);
    // Who broke the protocol or ended is not asked again.
    if (reply.ending || !seen.breach.empty() || for_this_case) driver_.reset();
    return seen;
}

}  // namespace proxy407::suite

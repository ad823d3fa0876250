#include "handout/handout.hpp"
#include "program/command.hpp"
#include "program/output_file.hpp"
#include "program/run/options.hpp"
#include "program/run/report.hpp"
#include "program/screen.hpp"
#include "suite/temporary_proxy.hpp"
#include "text/octets.hpp"

#include <unistd.h>

#include <cerrno>
#include <iostream>
#include <system_error>

namespace proxy407::program {
namespace {

process::Environment environment(
    const RunRequest& request, const handout::ProxySettings& proxy, const handout::Handout& handout
) {
    process::Environment made = process::inherited_environment();
    handout::remove_proxy_variables(made);
    if (request.sets_proxy) handout::set_proxy(made, proxy);
    // What is forwarded shows the certificates of the real targets.
    const auto& scenario = request.scenario;
    if (!scenario.origin.forward || scenario.listener.tls) handout::set_trust(made, proxy);
    handout::set_proxy407(made, proxy);
    handout.put(made, request.sets_proxy);
    return made;
}

/// The likely fix where no program has the name that was given; "" where none is known.
std::string likely_fix(const std::string& name) {
    const auto space = name.find(' ');
    const auto equals = name.find('=');
    if (equals != name.npos && equals < space && name.find('/') > equals)
        return "To set a variable for the command, write: proxy407 run -- env " +
               text::shell_word(name) + " COMMAND\n";
    if (space != name.npos)
        return "This is one word with blanks in it. Leave out the quotes around the command, or "
               "write: proxy407 run -- sh -c " +
               text::shell_word(name) + "\n";
    return "";
}

int cannot_start(const std::system_error& problem, const std::string& name) {
    std::cerr << "proxy407 run: can't start " << text::printable(problem.what()) << '\n'
              << likely_fix(text::printable(name));
    return problem.code() == std::errc::no_such_file_or_directory ? exit_not_found
                                                                  : exit_cannot_start;
}

int judge(const RunRequest& request, suite::TemporaryProxy& proxy, process::Attended& attended) {
    proxy.stop();
    const checks::RunResult result = proxy.result();
    const RunOutcome outcome{
        request.scenario.id,
        request.again,
        request.command,
        attended,
        proxy.settings(),
        proxy.journal(),
        result,
        request.strict,
        request.sets_proxy};
    const int code = exit_code(attended, result.verdict, request.strict);
    const report::Style style{wants_colour(STDERR_FILENO), proxy.redactor()};
    if (!request.quiet || code != exit_ok) std::cerr << run_text(outcome, style) << std::flush;
    const auto readers = request.redact ? files::Readers::all : files::Readers::owner;
    const bool written =
        request.json_file.empty() ||
        write_output("run", request.json_file, run_json(outcome, proxy.redactor()), readers);
    return written || code != exit_ok ? code : 1;
}

}  // namespace

int run_command(int argc, char** argv) {
    int code = exit_ok;
    const auto request = read_run_options(argc, argv, code);
    if (!request) return code;
    if (!can_write("run", request->json_file)) return exit_usage;
    // The command may have been given files of its own: sh's <(...), make's job server.
    const std::vector<int> inherited = process::open_descriptors();
    const process::HeldSignals signals(process::HeldSignals::Children::yes);
    std::optional<suite::TemporaryProxy> proxy;
    std::optional<handout::Handout> handout;
    try {
        proxy.emplace(request->scenario, "", request->redact);
        handout.emplace(request->scenario.handout, proxy->settings());
    } catch (const std::system_error& problem) {
        std::cerr << "proxy407 run: no proxy: " << text::printable(problem.what()) << '\n';
        return exit_cannot_bind;
    }
    proxy->start();
    process::Attended attended;
    try {
        attended = process::attend(
            {request->command, environment(*request, proxy->settings(), *handout), ""},
            inherited,
            {request->timeout},
            signals
        );
    } catch (const std::system_error& problem) {
        return cannot_start(problem, request->command.front());
    }
    return judge(*request, *proxy, attended);
}

}  // namespace proxy407::program

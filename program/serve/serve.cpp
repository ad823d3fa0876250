#include "program/command.hpp"
#include "program/screen.hpp"
#include "program/serve/banner.hpp"
#include "program/serve/environment.hpp"
#include "program/serve/exchange_log.hpp"
#include "program/serve/live_file.hpp"
#include "program/serve/options.hpp"
#include "program/serve/watched_files.hpp"
#include "program/user_option.hpp"
#include "text/octets.hpp"

#include <unistd.h>

#include <iostream>
#include <system_error>

namespace proxy407::program {
namespace {

constexpr int exit_log = 4;

HelpPage page() {
    return {
        .usage = "serve [SCENARIO...] [OPTIONS]",
        .what =
            "Runs the proxy and prints a line per exchange, with the cause under each refusal.\n"
            "A SCENARIO is a name (proxy407 scenarios list), a file, or - for standard input;\n"
            "without one it is basic.",
        .examples =
            "proxy407 serve\n"
            "proxy407 serve digest --user 'alice:p@ss:word'\n"
            "proxy407 serve basic digest ip-allowlist --port 8000\n"
            "proxy407 serve ./mine.json --port 0 --port-file port --log json\n"
            "proxy407 serve ./mine.json --watch    serves the file anew when it changes\n"
            "proxy407 serve --ca-file ca.pem      then: curl --cacert ca.pem ...\n"
            "proxy407 serve --admin-port 4407      then: curl 127.0.0.1:4407/__admin/exchanges\n"
            "proxy407 serve --env-file env        then, in another shell: . ./env",
        .notes =
            "Every target is answered by the program itself, http and https; nothing leaves\n"
            "the machine unless --origin-forward names a host.\n" +
            std::string(user_notes) +
            "A log never holds the proxy up: what its reader does not take in time is\n"
            "dropped, and a line of the log tells how many exchanges are missing.\n"
            "Exit codes: 0 stopped by Ctrl-C or SIGTERM, 2 wrong usage or a mistake in a\n"
            "scenario, 3 can't listen there, 4 stopped, but the log could not be written\n"
            "(a full disk, a closed pipe), 1 anything else.",
    };
}

/// What to do about a port that can't be had; "" where the system's words say it all.
std::string_view advice(const std::error_code& error) {
    if (error == std::errc::address_in_use)
        return "Another program listens there. --port 0 takes any free port.\n";
    if (error == std::errc::permission_denied)
        return "Low ports are for root (usually below 1024). --port 0 takes any free port.\n";
    if (error == std::errc::address_not_available)
        return "This machine has no such address. `ip address` lists those that it has.\n";
    return "";
}

/// By which the control API knows them: the first one is "default", the others are called as their
/// scenarios, with a number where one is called so already.
std::vector<std::string> proxy_names(const std::vector<scenario::Scenario>& scenarios) {
    std::vector<std::string> names;
    for (const auto& scenario : scenarios) {
        const std::string base = names.empty() ? "default" : scenario.id;
        auto name = base;
        for (int number = 2; text::contains(names, name); ++number)
            name = base + "-" + std::to_string(number);
        names.push_back(name);
    }
    return names;
}

/// The ports they got; nothing when one of them can't be had.
std::optional<Ports> bind(
    app::Server& server, const ServeRequest& request, const std::vector<std::string>& names
) {
    Ports ports;
    try {
        for (const scenario::Scenario& scenario : request.scenarios) {
            const auto number = ports.proxies.size();
            const auto wanted =
                static_cast<std::uint16_t>(request.port == 0 ? 0 : request.port + number);
            ports.proxies.push_back(server.add(scenario, wanted, names[number]));
        }
        if (request.control) ports.control = server.control(*request.control);
    } catch (const std::system_error& problem) {
        std::cerr << "proxy407 serve: " << problem.what() << '\n' << advice(problem.code());
        return std::nullopt;
    }
    return ports;
}

std::string port_lines(const std::vector<std::uint16_t>& ports) {
    std::string lines;
    for (const std::uint16_t port : ports) lines += std::to_string(port) + "\n";
    return lines;
}

void tell_failures(ServeLog& log, const journal::Journal& journal) {
    const auto& [count, last] = journal.callback_failures();
    if (count == 0) return;
    log.say(
        "proxy407 serve: the log failed " + std::to_string(count) +
        (count == 1 ? " time: " : " times; the last time: ") + text::printable(last) + "\n"
    );
}

}  // namespace

int serve_command(int argc, char** argv) {
    CommandLine line("serve", page());
    add_serve_options(line);
    const auto given = line.parse(argc, argv);
    if (!given) return line.exit_code();
    int code = exit_ok;
    const auto request = read_serve_options(line, *given, code);
    if (!request) return code;

    LiveFile port_file(request->port_file, files::Readers::all);
    LiveFile admin_port_file(request->admin_port_file, files::Readers::all);
    LiveFile env_file(request->env_file, files::Readers::owner);
    auto file = open_log(request->log_file);
    if (!file) return exit_failure;
    app::Server server(request->server);
    const auto names = proxy_names(request->scenarios);
    const auto ports = bind(server, *request, names);
    if (!ports) return exit_cannot_bind;
    server.stop_on_signals();  // before anybody can know that it runs
    if (request->stops_with_stdin) server.stop_when_ends(STDIN_FILENO);
    std::cerr << reach_warning(*request);
    if (request->prints_certificate) print(server.authority().certificate_pem());
    // No connection is looked at before run().
    port_file.write(server, port_lines(ports->proxies));
    admin_port_file.write(server, port_lines({ports->control}));
    std::optional<ClientEnvironment> environment;
    if (env_file.is_asked_for()) {
        environment.emplace(*request, server, ports->proxies.front());
        env_file.write(server, environment->shell_lines());
    }

    const report::Style style{wants_colour(file->descriptor), server.redactor()};
    ServeLog log(
        server,
        {style, request->log, environment ? environment->ca_file() : request->certificate_file()},
        *std::move(file)
    );
    const WatchedFiles watched(server, log, *request, names);
    log.say(serve_banner(*request, server, *ports, wants_colour(log.people())));
    server.run();
    tell_failures(log, server.journal());
    return log.finish(server.end_of_grace()) ? exit_ok : exit_log;
}

}  // namespace proxy407::program

#include "cli/command.hpp"
#include "cli/screen.hpp"
#include "cli/serve_banner.hpp"
#include "cli/serve_log.hpp"
#include "cli/serve_options.hpp"
#include "report/secret_forms.hpp"
#include "text/octets.hpp"

#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <system_error>

namespace proxy407::cli {
namespace {

constexpr int exit_log = 4;

HelpPage page() {
    return {
        .usage = "serve [SCENARIO...] [OPTIONS]",
        .what =
            "Runs the proxy and prints a line per exchange, with the cause under each refusal.\n"
            "A SCENARIO is a name (proxy407 scenarios list) or a file; without one it is basic.",
        .examples =
            "proxy407 serve\n"
            "proxy407 serve digest --user 'alice:p@ss:word'\n"
            "proxy407 serve basic digest ip-allowlist --port 8000\n"
            "proxy407 serve ./mine.json --port 0 --port-file port --log json\n"
            "proxy407 serve --ca-file ca.pem      then: curl --cacert ca.pem ...",
        .notes =
            "Every target is answered by the program itself, http and https; nothing leaves\n"
            "the machine unless --origin-forward names a host.\n"
            "A log never holds the proxy up: what its reader does not take in time is\n"
            "dropped, and a line of the log tells how many exchanges are missing.\n"
            "Exit codes: 0 stopped by Ctrl-C or SIGTERM, 2 wrong usage or a mistake in a\n"
            "scenario, 3 can't listen there, 4 stopped, but the log could not be written\n"
            "(a full disk, a closed pipe), 1 anything else.",
    };
}

/// Whole or not at all: whoever waits for the file never reads half of it.
bool write_ports(const std::string& path, const std::vector<std::uint16_t>& ports) {
    const std::string unfinished = path + ".tmp" + std::to_string(getpid());
    std::ofstream out(unfinished);
    for (const std::uint16_t port : ports) out << port << '\n';
    out.close();
    if (out && std::rename(unfinished.c_str(), path.c_str()) == 0) return true;
    std::remove(unfinished.c_str());
    std::cerr << "proxy407 serve: can't write " << text::printable(path) << '\n';
    return false;
}

/// The ports they got; nothing when one of them can't be had.
std::optional<std::vector<std::uint16_t>> bind(app::Server& server, const ServeRequest& request) {
    std::vector<std::uint16_t> ports;
    for (const scenario::Scenario& scenario : request.scenarios) {
        const auto wanted =
            static_cast<std::uint16_t>(request.port == 0 ? 0 : request.port + ports.size());
        try {
            ports.push_back(server.add(scenario, wanted));
        } catch (const std::system_error& problem) {
            std::cerr << "proxy407 serve: can't listen on " << request.server.address << " port "
                      << wanted << ": " << problem.code().message()
                      << "\n--port 0 takes any free port.\n";
            return std::nullopt;
        }
    }
    return ports;
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

    auto file = open_log(request->log_file);
    if (!file) return exit_failure;
    std::cerr << reach_warning(request->server.address);
    app::Server server(request->server);
    const auto ports = bind(server, *request);
    if (!ports) return exit_cannot_bind;

    const report::Style style{wants_colour(file->descriptor), request->redact};
    ServeLog log(server, {style, request->json}, *std::move(file));
    std::string banner = serve_banner(*request, server, *ports, wants_colour(log.people()));
    if (request->redact) banner = report::mask_forms(banner);
    log.say(banner);
    server.stop_on_signals();
    if (!request->port_file.empty() && !write_ports(request->port_file, *ports))
        return exit_failure;
    server.run();
    return log.finish(server.end_of_grace()) ? exit_ok : exit_log;
}

}  // namespace proxy407::cli

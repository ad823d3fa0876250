#include "handout/variables.hpp"
#include "process/foreground.hpp"
#include "program/command.hpp"
#include "program/output_file.hpp"
#include "program/record/options.hpp"
#include "recording/scenario_of.hpp"
#include "text/counted.hpp"
#include "text/octets.hpp"

#include <iostream>
#include <system_error>
#include <thread>
#include <variant>

namespace proxy407::program {
namespace {

handout::ProxySettings settings(const RecordRequest& request, const Relay& relay) {
    return handout::proxy_settings("http", {.port = relay.port()}, request.account);
}

void say(const std::string& words) {
    std::cerr << "proxy407 record: " << text::printable(words) << '\n';
}

/// The relay at work while the command runs.
int record_command_line(const RecordRequest& request, Relay& relay) {
    const std::vector<int> inherited = process::open_descriptors();
    const process::HeldSignals signals(process::HeldSignals::Children::yes);
    std::thread thread([&relay] { relay.run(); });
    int code = exit_ok;
    try {
        process::Environment environment = process::inherited_environment();
        handout::remove_proxy_variables(environment);
        handout::set_proxy(environment, settings(request, relay));
        process::attend({request.command, environment, ""}, inherited, {}, signals);
    } catch (const std::system_error& problem) {
        say(std::string("can't start ") + problem.what());
        const bool missing = problem.code() == std::errc::no_such_file_or_directory;
        code = missing ? exit_not_found : exit_cannot_start;
    }
    relay.stop();
    thread.join();
    return code;
}

void record_until_signal(const RecordRequest& request, Relay& relay) {
    relay.stop_on_signals();
    const auto proxy = settings(request, relay);
    std::cerr << "proxy407 record: use " << proxy.proxy << " in place of the real proxy, with "
              << "its credentials; Ctrl-C ends it\n";
    relay.run();
}

/// What the proxy said, without what is of this network and its people.
std::vector<recording::Exchange> scrubbed(const RecordRequest& request, const Relay& relay) {
    recording::Scrubber scrubber(request.known);
    auto exchanges = relay.exchanges();
    for (const auto& one : exchanges) scrubber.learn(one);
    for (auto& one : exchanges) one.answer = scrubber.cleaned(std::move(one.answer));
    for (const auto& line : scrubber.taken_out()) say("taken out: " + line);
    return exchanges;
}

int write(const RecordRequest& request, const Relay& relay) {
    for (const auto& trouble : relay.troubles()) say("the real proxy was not reached: " + trouble);
    if (relay.is_full())
        say("the recording is full: what came after " + std::to_string(request.most_kept) +
            " bytes (--max-size) was passed on and is not in it");
    const auto made = recording::scenario_of(scrubbed(request, relay));
    if (const auto* sentence = std::get_if<std::string>(&made)) {
        const bool is_away = !relay.troubles().empty() && relay.exchanges().empty();
        say("nothing written: " + (is_away ? "the real proxy said nothing" : *sentence));
        return exit_failure;
    }
    const auto& recorded = std::get<recording::Recorded>(made);
    for (const auto& note : recorded.notes) say(note);
    if (!write_output("record", request.file, recorded.json)) return exit_failure;
    say(text::counted(recorded.kinds, "kind") + " of refused requests written to " +
        (request.file == "-" ? "standard output" : request.file));
    return exit_ok;
}

}  // namespace

int record_command(int argc, char** argv) {
    int code = exit_ok;
    const auto request = read_record_options(argc, argv, code);
    if (!request) return code;
    if (!can_write("record", request->file)) return exit_usage;
    std::optional<Relay> relay;
    try {
        relay.emplace(request->proxy, request->port, request->most_kept);
    } catch (const std::system_error& problem) {
        say("no port: " + std::string(problem.what()));
        return exit_cannot_bind;
    }
    if (request->command.empty()) {
        record_until_signal(*request, *relay);
    } else {
        code = record_command_line(*request, *relay);
    }
    return code != exit_ok ? code : write(*request, *relay);
}

}  // namespace proxy407::program

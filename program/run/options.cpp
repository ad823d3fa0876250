#include "program/run/options.hpp"

#include "checks/checks_table.hpp"
#include "json/nearest.hpp"
#include "program/command.hpp"
#include "program/scenario_options.hpp"
#include "program/user_option.hpp"
#include "suite/probe.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <charconv>
#include <exception>
#include <string_view>
#include <system_error>

namespace proxy407::program {
namespace {

HelpPage page() {
    return {
        .usage = "run [OPTIONS] -- COMMAND [ARGUMENT...]",
        .what =
            "Starts a scenario on a free port, runs the command with its proxy set to it, says\n"
            "what the proxy saw, and judges.",
        .examples =
            "proxy407 run -- curl -sf http://origin.test/ip\n"
            "proxy407 run --scenario reject-encoded-password -- ./my-client http://a.test/\n"
            "proxy407 run --scenario digest --timeout 60 --json result.json -- pytest tests\n"
            "proxy407 run --no-proxy-env -- sh -c 'curl -x \"$PROXY407_PROXY\" http://a.test/ip'",
        .notes =
            "The command gets http_proxy, https_proxy and all_proxy in both cases with the\n"
            "credentials of the scenario, and the certificate authority in SSL_CERT_FILE,\n"
            "CURL_CA_BUNDLE, REQUESTS_CA_BUNDLE, NODE_EXTRA_CA_CERTS and their like; no_proxy is\n"
            "taken out. For what reads none of these:\n"
            "  PROXY407_PROXY         the proxy with the credentials percent-encoded\n"
            "  PROXY407_URL           the proxy without them\n"
            "  PROXY407_HOST, PROXY407_PORT, PROXY407_USER, PROXY407_PASSWORD, PROXY407_CA_FILE\n"
            "  PROXY407_HTTP_TARGET, PROXY407_HTTPS_TARGET     names that only the proxy knows\n"
            "\n" +
            std::string(user_notes) +
            "\n"
            "Without --site and --origin-forward the program itself answers for every target and\n"
            "nothing leaves the machine. With --origin-forward the real targets answer, so the\n"
            "client keeps its own certificate authorities.\n"
            "\n"
            "A file that can hold passwords (--json without --redact) is readable by its owner.\n"
            "\n"
            "Exit codes: 0 the command succeeded and the expectations hold; 1 an expectation\n"
            "failed or had nothing to look at; 4 nothing came to the proxy; 124 the time was\n"
            "up; 126 the command can't be started, 127 it is not found; 2 wrong usage; 3 no\n"
            "port. When the expectations hold and the command failed: its own code, or 128 and\n"
            "the number of its signal.",
    };
}

std::string text_or_empty(const cxxopts::ParseResult& given, const std::string& name) {
    return given.count(name) > 0 ? given[name].as<std::string>() : "";
}

std::vector<std::string> forward_places(const cxxopts::ParseResult& given) {
    return given.count("origin-forward") > 0
               ? given["origin-forward"].as<std::vector<std::string>>()
               : std::vector<std::string>();
}

/// What the targets answer; what is wrong with the options comes back, or "".
std::string set_targets(scenario::Scenario& scenario, const cxxopts::ParseResult& given) {
    const auto places = forward_places(given);
    const bool has_site = given.count("site") > 0;
    if (has_site && !places.empty())
        return "--site answers for the targets and --origin-forward asks them: give one of them";
    if (!has_site) return forward_to(scenario, places);
    const auto folder = given["site"].as<std::string>();
    try {
        scenario.origin.pages = suite::read_site(folder);
    } catch (const std::exception& problem) {
        return "--site " + text::printable(folder) + ": " + text::printable(problem.what());
    }
    return "";
}

/// A check by its id, or ID=NUMBER of one that takes a number; what is wrong comes back, or "".
std::string read_check(const std::string& word, scenario::Expectation& expected) {
    const auto equals = std::min(word.find('='), word.size());
    expected.check = word.substr(0, equals);
    const auto* check = checks::find_check(expected.check);
    if (check == nullptr) {
        std::vector<std::string> known;
        for (const auto& one : checks::all_checks()) known.emplace_back(one.id);
        const auto near = json::did_you_mean(expected.check, known);
        return "--check: no check is called \"" + expected.check + "\"; " +
               (near.empty() ? "proxy407 explain --all lists them" : near);
    }
    if (check->traits.has_value != (equals < word.size()))
        return "--check " + expected.check +
               (check->traits.has_value ? " takes a number: " + expected.check + "=1"
                                        : " takes no number");
    if (!check->traits.has_value) return "";
    const auto* const begin = word.data() + equals + 1;
    const auto* const end = word.data() + word.size();
    const auto [stop, error] = std::from_chars(begin, end, expected.value);
    const bool is_number = error == std::errc() && stop == end && begin != end;
    return is_number ? ""
                     : "--check " + expected.check + ": not a number: " + std::string(begin, end);
}

/// Those that judge instead of the scenario's; what is wrong with them comes back, or "".
std::string replace_checks(scenario::Scenario& scenario, const cxxopts::ParseResult& given) {
    if (given.count("check") == 0) return "";
    scenario.expect.clear();
    for (const auto& word : given["check"].as<std::vector<std::string>>()) {
        auto wrong = read_check(word, scenario.expect.emplace_back());
        if (!wrong.empty()) return text::printable(wrong);
    }
    return "";
}

/// What starts the same proxy again.
std::vector<std::string> options_again(const cxxopts::ParseResult& given) {
    std::vector<std::string> words = {"--scenario", given["scenario"].as<std::string>()};
    const auto add = [&](const std::string& name, const std::string& value) {
        words.push_back("--" + name);
        words.push_back(value);
    };
    for (const char* name : {"user", "user-file", "site"})
        if (given.count(name) > 0) add(name, given[name].as<std::string>());
    for (const std::string& place : forward_places(given)) add("origin-forward", place);
    return words;
}

}  // namespace

std::optional<RunRequest> read_run_options(int argc, char** argv, int& code) {
    CommandLine line("run", page());
    const auto text = [] { return cxxopts::value<std::string>(); };
    auto demands = line.options("What it asks for");
    demands(
        "s,scenario",
        "a name (proxy407 scenarios), a file, or - for standard input",
        text()->default_value("basic"),
        "S"
    );
    add_user_options(demands);
    line.options("What the targets answer")(
        "site", "files: DIR/HOST/PATH, else DIR/PATH; the rest as ever", text(), "DIR"
    )("origin-forward",
      "forward to this real host; *: to every host; repeatable",
      cxxopts::value<std::vector<std::string>>(),
      "HOST:PORT");
    line.options("The command")(
        "t,timeout", "end it after that many seconds", cxxopts::value<std::uint32_t>(), "SECONDS"
    )("no-proxy-env", "don't set the proxy variables; PROXY407_* are there all the same");
    line.options("What it prints")(
        "json", "write the result and the exchanges there; -: standard output", text(), "FILE"
    )("q,quiet", "nothing when all is well")("redact", "mask passwords and tokens");
    line.options("How it judges")("strict", "a recommendation that was not followed is a failure")(
        "check",
        "judge by this check, not by those of the scenario; repeatable",
        cxxopts::value<std::vector<std::string>>(),
        "ID[=N]"
    );

    // All behind "--" is the command's own, whatever it looks like.
    char** const end = argv + argc;
    char** const dashes =
        std::find_if(argv, end, [](const char* word) { return std::string_view(word) == "--"; });
    line.positional("before");
    const auto given = line.parse(static_cast<int>(dashes - argv), argv);
    code = line.exit_code();
    if (!given) return std::nullopt;
    const auto wrong = [&](const std::string& message) -> std::optional<RunRequest> {
        code = line.mistake(message);
        return std::nullopt;
    };
    if (dashes == end || dashes + 1 == end || given->count("before") > 0)
        return wrong("the command comes after --, as in: proxy407 run -- curl http://a.test/ip");

    RunRequest request;
    request.command.assign(dashes + 1, end);
    request.again = options_again(*given);
    request.json_file = text_or_empty(*given, "json");
    request.quiet = given->count("quiet") > 0;
    request.redact = given->count("redact") > 0;
    request.strict = given->count("strict") > 0;
    request.sets_proxy = given->count("no-proxy-env") == 0;
    if (given->count("timeout") > 0) {
        request.timeout = std::chrono::seconds((*given)["timeout"].as<std::uint32_t>());
        if (request.timeout->count() == 0)
            return wrong("--timeout is a number of seconds, 1 or more");
    }
    auto scenarios = load_scenarios({(*given)["scenario"].as<std::string>()});
    code = exit_usage;
    if (!scenarios) return std::nullopt;
    request.scenario = std::move(scenarios->front());
    std::optional<auth::Account> user;
    std::string mistake = read_user(*given, user);
    if (mistake.empty() && user) mistake = replace_credentials(request.scenario, *user);
    if (mistake.empty()) mistake = set_targets(request.scenario, *given);
    if (mistake.empty()) mistake = replace_checks(request.scenario, *given);
    if (!mistake.empty()) return wrong(mistake);
    return request;
}

}  // namespace proxy407::program

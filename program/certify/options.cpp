#include "program/certify/options.hpp"

#include "client/applicability.hpp"
#include "client/own_command.hpp"
#include "client/profile.hpp"
#include "client/special.hpp"
#include "files/random_octets.hpp"
#include "http/redactor.hpp"
#include "json/nearest.hpp"
#include "program/certify/clients.hpp"
#include "program/command.hpp"
#include "program/command_line.hpp"
#include "program/output_file.hpp"
#include "program/scenario_options.hpp"
#include "program/user_option.hpp"
#include "suite/absent.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <thread>

namespace proxy407::program {
namespace {

constexpr const char* control_scenario = "open";

std::uint32_t any_seed() {
    std::uint32_t seed = 0;
    for (const char octet : files::random_octets(sizeof seed))
        seed = seed << 8 | static_cast<unsigned char>(octet);
    return seed;
}

HelpPage page() {
    return {
        .usage = "certify [OPTIONS]",
        .what =
            "Puts real clients through the scenarios, each by every way in which it takes its\n"
            "proxy, to http:// targets and through CONNECT, and judges by what the proxy saw.\n"
            "certify report, certify site, certify merge and certify regrade work on results that\n"
            "are there.",
        .examples =
            "proxy407 certify\n"
            "proxy407 certify --client curl --client wget --scenario special/at-sign --show\n"
            "proxy407 certify --command 'my-client --proxy {proxy_url} {url}'\n"
            "proxy407 certify --json results.json --html matrix.html --junit junit.xml\n"
            "proxy407 certify --shard 2/4 --json shard-2.json",
        .notes =
            "A cell says PASS, NON STRICT (a recommendation, or a rule that proxies forgive,\n"
            "was not kept), FAIL, LEAK (a secret came where it must not), CRASH, TIMEOUT,\n"
            "BYPASSED (the client went past the proxy), \"known\" and \"known leak\" (failed as\n"
            "the baseline says), STALE (passed although the baseline says it fails), NOT\n"
            "REACHED (what it is about did not happen), \"-\" (the client does not claim it),\n"
            "SETUP FAIL (its control case failed), ADAPTER ERROR (the driver is at fault). Many\n"
            "scenarios are counted by family: 38/40 conform, of those that ran; PASS if all of\n"
            "them pass. On the way is what was seen in cases that are about something else: a\n"
            "leak there makes the run fail, too. client-tests/README.md tells how to add a\n"
            "client.\n"
            "\n"
            "--profile usual asks for Basic and Digest, no credentials, a wrong password, a 407\n"
            "that closes the connection and one that keeps it, an address that needs no\n"
            "credentials, all special characters, and the ways on which credentials get lost\n"
            "(redirects, NO_PROXY, uploads ...); whole asks the other scenarios, too, but not\n"
            "of slow clients. The last lines of a run say how many of all\n"
            "scenarios it asked.\n"
            "\n"
            "--command has {url} and {proxy_url}; or {proxy}, {user} and {password}; or {url}\n"
            "alone for a client that reads http_proxy and https_proxy. Quotes mean what they\n"
            "mean to a shell, but none is started: write sh -c '...' for one. The client runs\n"
            "in this folder, with a HOME of its own.\n"
            "\n"
            "Exit codes: 0 all that ran is as expected; 1 a client failed or passed\n"
            "unexpectedly, or leaks; 2 wrong usage or a mistake in a file; 3 a control case, a\n"
            "driver or the suite itself failed; 4 nothing ran.",
    };
}

template <typename Value>
std::vector<Value> values(const cxxopts::ParseResult& given, const std::string& name) {
    return given.count(name) > 0 ? given[name].as<std::vector<Value>>() : std::vector<Value>{};
}

/// Options as they were given, with a space before each.
std::string as_given(const cxxopts::ParseResult& given, std::initializer_list<const char*> names) {
    std::string words;
    for (const std::string name : names)
        if (given.count(name) > 0)
            words += " --" + name + " " + text::shell_word(given[name].as<std::string>());
    return words;
}

/// NAME:PASSWORD of --user as it may be shown.
std::string shown_pair(const cxxopts::ParseResult& given) {
    auto pair = given["user"].as<std::string>();
    if (given.count("redact") == 0) return pair;
    return pair.substr(0, pair.find(':') + 1) + std::string(http::mask);
}

/// The option that gave the account, for a line that does a case again. What was in a file stays
/// there.
std::vector<std::string> user_words(const cxxopts::ParseResult& given) {
    if (given.count("user-file") > 0) return {"--user-file", given["user-file"].as<std::string>()};
    if (given.count("user") > 0) return {"--user", shown_pair(given)};
    return {};
}

/// The arguments as results keep them.
std::vector<std::string> kept_arguments(const cxxopts::ParseResult& given, int argc, char** argv) {
    std::vector<std::string> words(argv, argv + argc);
    if (given.count("user") == 0 || given.count("redact") == 0) return words;
    const auto pair = given["user"].as<std::string>();
    if (pair.empty()) return words;
    for (std::string& word : words) word = text::replaced(word, pair, shown_pair(given));
    return words;
}

/// How a line that does a case again names the client, and what else of this run it needs.
std::string words_for(const cxxopts::ParseResult& given, const std::string& client) {
    std::string words = client + as_given(given, {"clients-dir", "baselines-dir"});
    for (const std::string& word : user_words(given)) words += " " + text::shell_word(word);
    if (given.count("timeout") > 0)
        words += " --timeout " + std::to_string(given["timeout"].as<std::uint32_t>());
    return words;
}

/// "no client \"crul\"; did you mean \"curl\"?"
std::string unknown_word(
    const std::string& what, const std::string& word, const std::vector<std::string>& known
) {
    const std::string guess = json::did_you_mean(word, known);
    return "no " + what + " \"" + text::printable(word) + "\"" +
           (guess.empty() ? ": expected " + json::one_of(known, word) : "; " + guess);
}

/// The client of --command, or what is wrong with it.
std::string load_command(const cxxopts::ParseResult& given, CertifyRequest& request) {
    for (const char* other : {"client", "group", "clients-dir"})
        if (given.count(other) > 0)
            return "--command and --" + std::string(other) + ": give one of them";
    const std::string command = given["command"].as<std::string>();
    auto client = client::client_of_command(command);
    if (const auto* wrong = std::get_if<std::string>(&client)) return "--command " + *wrong;
    suite::Candidate candidate;
    candidate.client = std::get<client::Client>(std::move(client));
    candidate.asked_by = words_for(given, "--command " + text::shell_word(command));
    const std::string absent = suite::why_absent(candidate.client);
    request.candidates.push_back(std::move(candidate));
    return absent.empty() ? "" : "--command: " + text::printable(absent);
}

/// The names that --client gave, or all; what is wrong with them comes back, or "".
std::string choose_clients(const cxxopts::ParseResult& given, std::vector<std::string>& wanted) {
    const std::string folder = given["clients-dir"].as<std::string>();
    const auto there = clients_in(folder);
    if (there.empty())
        return "found no clients in " + text::printable(folder) +
               ": they are in the source tree. Run it there, give their folder by --clients-dir, "
               "or certify a client of yours by --command";
    wanted = values<std::string>(given, "client");
    for (const std::string& name : wanted)
        if (!text::contains(there, name))
            return "--client: " + unknown_word("client", name, there) + " (in " +
                   text::printable(folder) + ")";
    if (wanted.empty()) wanted = there;
    return "";
}

/// What is wrong with the clients that were asked for, or "".
std::string load_clients(const cxxopts::ParseResult& given, CertifyRequest& request, bool& good) {
    const std::string folder = given["clients-dir"].as<std::string>();
    request.baselines = given.count("baselines-dir") > 0 ? given["baselines-dir"].as<std::string>()
                                                         : usual_baselines(folder);
    if (given.count("command") > 0) return load_command(given, request);
    std::vector<std::string> wanted;
    if (std::string wrong = choose_clients(given, wanted); !wrong.empty()) return wrong;
    const auto groups = values<std::string>(given, "group");
    std::vector<std::string> known_groups;
    for (const std::string& name : wanted) {
        auto candidate = load_candidate(folder + "/" + name, request.baselines);
        good = good && candidate;
        if (!candidate) continue;
        if (!text::contains(known_groups, candidate->client.group))
            known_groups.push_back(candidate->client.group);
        candidate->asked_by = words_for(given, "--client " + text::shell_word(name));
        if (groups.empty() || text::contains(groups, candidate->client.group))
            request.candidates.push_back(*std::move(candidate));
    }
    for (const std::string& group : groups)
        if (good && !text::contains(known_groups, group))
            return "--group: " + unknown_word("group", group, known_groups);
    return "";
}

/// Puts the account of --user into a scenario that was asked for by name.
std::string put_user(
    const std::optional<auth::Account>& account, const std::string& name, scenario::Scenario& into
) {
    if (!account) return "";
    if (client::find_special(name) != nullptr)
        return "--user is not for " + text::printable(name) + ", which is about its own password";
    const std::string wrong = replace_credentials(into, *account);
    return wrong.empty() ? "" : text::printable(name) + ": " + wrong;
}

/// That of --user. (The variable that stands in for it elsewhere would change what a profile asks.)
std::string read_account(const cxxopts::ParseResult& given, std::optional<auth::Account>& account) {
    if (given.count("user") + given.count("user-file") == 0) return "";
    if (given.count("scenario") == 0)
        return "--user goes with --scenario: the scenarios of a profile have their own accounts";
    return read_user(given, account);
}

/// What is wrong with the scenarios that were asked for, or "".
std::string load_suite(const cxxopts::ParseResult& given, CertifyRequest& request, bool& good) {
    auto names = values<std::string>(given, "scenario");
    const bool chosen = !names.empty();
    std::optional<auth::Account> account;
    if (std::string wrong = read_account(given, account); !wrong.empty()) return wrong;
    request.user = user_words(given);
    const bool whole = given["profile"].as<std::string>() == "whole";
    request.suite.profile = chosen  ? client::Profile::chosen
                            : whole ? client::Profile::whole
                                    : client::Profile::usual;
    if (!chosen) names = client::scenarios_of(request.suite.profile);
    std::erase(names, control_scenario);  // it is always there
    auto control = load_case(control_scenario);
    good = good && control;
    if (control) request.suite.control = std::move(control->scenario);
    for (const std::string& name : names) {
        auto one = load_case(name);
        good = good && one;
        if (!one) continue;
        const std::string why = client::why_not_asked(one->scenario);
        if (chosen && !why.empty())
            return text::printable(name) + " is not for certify, as " + why +
                   "; try proxy407 run " + text::shell_word(name) + " -- CLIENT ...";
        if (!why.empty()) continue;
        if (std::string wrong = put_user(account, name, one->scenario); !wrong.empty())
            return wrong;
        request.suite.scenarios.push_back(*std::move(one));
    }
    return "";
}

/// What is wrong with the choice of cases, or "".
std::string read_choice(const cxxopts::ParseResult& given, suite::SuiteOptions& suite) {
    static const std::vector<std::string> channels = {"url", "option", "any", "env"};
    static const std::vector<std::string> targets = {"http", "https"};
    for (const std::string& channel : values<std::string>(given, "channel")) {
        if (!text::contains(channels, channel))
            return "--channel: " + unknown_word("channel", channel, channels);
        suite.channels.insert(channel);
    }
    for (const std::string& target : values<std::string>(given, "target")) {
        if (!text::contains(targets, target))
            return "--target: " + unknown_word("target", target, targets);
        suite.targets.insert(target == "http" ? client::Target::http : client::Target::https);
    }
    static const std::vector<std::string> profiles = {"usual", "whole"};
    const std::string profile = given["profile"].as<std::string>();
    if (!text::contains(profiles, profile))
        return "--profile: " + unknown_word("profile", profile, profiles);
    if (given.count("shard") == 0) return "";
    const auto shard =
        suite::read_shard(given["shard"].as<std::string>(), process::inherited_environment());
    if (const auto* wrong = std::get_if<std::string>(&shard)) return *wrong;
    suite.shard = std::get<suite::Shard>(shard);
    return "";
}

/// Can everything be written that the run is to make? What can't is told.
bool can_write_all(const CertifyRequest& request) {
    // A folder that can't be made is told of by its first file.
    std::error_code ignored;
    if (!request.reports.badges.empty())
        std::filesystem::create_directories(request.reports.badges, ignored);
    const std::string badge =
        request.reports.badges.empty() ? "" : request.reports.badges + "/overall.svg";
    bool good = true;
    for (const std::string& file :
         {request.json_file,
          request.reports.html,
          request.reports.junit,
          request.reports.markdown,
          badge})
        good = can_write("certify", file) && good;
    return good;
}

/// More than cores: many a case waits for a client's own timeout or pause.
unsigned usual_jobs() {
    return 4 * std::max(1u, std::thread::hardware_concurrency());
}

void add_options(CommandLine& line) {
    const auto text = [] { return cxxopts::value<std::string>(); };
    const auto texts = [] { return cxxopts::value<std::vector<std::string>>(); };
    const auto number = [](unsigned value) {
        return cxxopts::value<std::uint32_t>()->default_value(std::to_string(value));
    };
    auto what = line.options("What is put to the test");
    what("client", "only this one; repeatable", texts(), "NAME")(
        "group", "only those of this group; repeatable", texts(), "GROUP"
    )("command", "not a client with a folder, but this command line", text(), "WORDS")(
        "scenario", "only this one: a name, a file, - or special/PAIR; repeatable", texts(), "S"
    )("profile",
      "usual: what the users of every client meet (below); whole: every scenario",
      text()->default_value("usual"),
      "NAME")("channel", "only this way of telling the proxy: url, option, any, env", texts(), "C")(
        "target", "only http or https targets", texts(), "T"
    )("clients-dir",
      "a folder for each client",
      text()->default_value("client-tests/clients"),
      "DIR"
    )("baselines-dir", "their known failures (baselines, beside the clients)", text(), "DIR");
    add_user_options(what);
    line.options("How")(
        "jobs", "cases at once (4 for each core)", cxxopts::value<std::uint32_t>(), "N"
    )("timeout", "seconds for each case", number(15), "SECONDS"
    )("retries", "how often a case that failed or passed unexpectedly is run again", number(2), "N"
    )("shard",
      "only part K of N, by the hash of the names; auto: as a CI engine says",
      text(),
      "K/N"
    )("seed",
      "the order in which clients run (random; the last line shows it)",
      cxxopts::value<std::uint32_t>(),
      "N")("resume", "go on with the run that wrote these results and was stopped", text(), "FILE");
    line.options("What comes of it")(
        "json", "write all results and exchanges there", text(), "FILE"
    )("show", "print every exchange of every case")(
        "redact", "mask passwords and tokens; such results can't be regraded"
    )("strict", "a case that is NON STRICT fails, and so does a known leak"
    )("update-baseline", "write what fails now into the baselines; the reasons are for you to add");
    add_report_options(line);
}

}  // namespace

std::optional<CertifyRequest> read_certify_options(int argc, char** argv, int& code) {
    CommandLine line("certify", page());
    add_options(line);
    const auto given = line.parse(argc, argv);
    code = line.exit_code();
    if (!given) return std::nullopt;

    CertifyRequest request;
    request.argv = kept_arguments(*given, argc, argv);
    const bool jobs_given = given->count("jobs") > 0;
    request.suite.jobs = jobs_given ? (*given)["jobs"].as<std::uint32_t>() : usual_jobs();
    request.suite.retries = (*given)["retries"].as<std::uint32_t>();
    request.suite.time = std::chrono::seconds((*given)["timeout"].as<std::uint32_t>());
    const bool seed_given = given->count("seed") > 0;
    request.suite.seed = seed_given ? (*given)["seed"].as<std::uint32_t>() : any_seed();
    if (given->count("json") > 0) request.json_file = (*given)["json"].as<std::string>();
    if (given->count("resume") > 0) request.resume_file = (*given)["resume"].as<std::string>();
    request.reports = report_files(*given);
    request.update_baseline = given->count("update-baseline") > 0;
    request.strict = given->count("strict") > 0;
    request.show = given->count("show") > 0;
    request.suite.redact = given->count("redact") > 0;
    bool good = true;
    std::string wrong = read_choice(*given, request.suite);
    if (wrong.empty()) wrong = load_clients(*given, request, good);
    if (request.suite.jobs == 0) wrong = "--jobs is at least 1";
    if (request.suite.time.count() == 0) wrong = "--timeout is at least one second";
    if (wrong.empty()) wrong = load_suite(*given, request, good);
    if (!wrong.empty()) {
        code = line.mistake(wrong);
        return std::nullopt;
    }
    code = exit_usage;
    if (!good || !can_write_all(request)) return std::nullopt;
    return request;
}

}  // namespace proxy407::program

#include "ladder/lines.hpp"
#include "ladder/settings_judged.hpp"
#include "ladder/told.hpp"
#include "program/account_option.hpp"
#include "program/command.hpp"
#include "program/command_line.hpp"
#include "program/diagnose/pac.hpp"
#include "program/diagnose/question.hpp"
#include "program/diagnose/settings_in_force.hpp"
#include "program/diagnose/wire.hpp"
#include "program/screen.hpp"
#include "text/octets.hpp"

#include <openssl/rand.h>
#include <unistd.h>

#include <chrono>
#include <iostream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace proxy407::program {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int exit_of_usage = static_cast<int>(ladder::Kind::usage);

HelpPage page() {
    return {
        .usage = "diagnose [URL] [OPTIONS]",
        .what =
            "Asks a real proxy, one short request at a time, until one response explains its 407.\n"
            "Without a URL it takes the one that https_proxy or http_proxy names.",
        .examples =
            "proxy407 diagnose http://alice:p%40ss@proxy.example:8080\n"
            "proxy407 diagnose http://proxy.example:8080 --user alice     asks for the password\n"
            "proxy407 diagnose http://proxy.example:8080 --user alice --for requests\n"
            "proxy407 diagnose http://proxy.example:8080 --target https://example.com/",
        .notes =
            "Without --target it asks for http://proxy407.invalid/: nobody has that name, so the\n"
            "proxy answers itself and nothing goes further. Credentials are sent only after a "
            "407,\n"
            "and at most two readings of them are tried. Settings of curl, git, npm, pip, Java "
            "and\n"
            "the environment are read, not changed. Secrets are masked.\n"
            "Exit codes: 0 works, 10 unreachable, 11 not such a proxy, 20 credentials are "
            "missing,\n"
            "21 refused, 22 works if changed, 23 scheme, 24 address, 25 account, 30 CONNECT,\n"
            "31 target, 32 interception, 33 captive portal, 64 wrong usage.",
    };
}

void add_options(CommandLine& line) {
    const auto text = [] { return cxxopts::value<std::string>(); };
    line.options("What is asked for")(
        "target", "ask for this URL through the proxy", text(), "URL"
    )("pac", "take the proxy that this PAC file gives for the target", text(), "FILE|URL")(
        "echo",
        "ask this URL through the proxy which address it sees: your own, or one that you trust",
        text(),
        "URL"
    )("timeout",
      "wait that long for each probe",
      cxxopts::value<std::uint32_t>()->default_value("5"),
      "SECONDS");
    auto account = line.options("Credentials");
    add_account_options(account, "the user");
    line.options("How it is shown"
    )("for",
      "the lines for this client alone: " + text::joined(ladder::clients_with_lines()),
      text(),
      "CLIENT")("json", "print an object of JSON")("show-secrets", "print passwords and tokens");
    line.positional("url");
}

/// The URL that is given or in the environment. What is wrong comes back, or "".
std::string read_url(const cxxopts::ParseResult& given, std::string& url) {
    if (given.count("pac") > 0 && given["pac"].as<std::string>().empty())
        return "--pac names a file or a URL";
    if (given.count("pac") > 0)
        return given.count("url") > 0 ? "--pac gives the proxy; leave the URL out" : "";
    if (given.count("url") > 0) {
        const auto urls = given["url"].as<std::vector<std::string>>();
        url = urls.front();
        return urls.size() > 1 ? "give one URL of a proxy" : "";
    }
    const auto setting = proxy_of_environment();
    if (!setting) return "give the URL of the proxy: http://USER:PASSWORD@HOST:PORT";
    url = setting->value;
    std::cerr << "proxy407 diagnose: the URL is that of " << setting->where << '\n';
    return "";
}

std::string read_manner(const cxxopts::ParseResult& given, ladder::Manner& manner) {
    manner.shows_secrets = given.count("show-secrets") > 0;
    manner.colour = wants_colour(STDOUT_FILENO);
    const auto seconds = given["timeout"].as<std::uint32_t>();
    if (seconds == 0 || seconds > 60) return "--timeout is 1 to 60 seconds";
    if (given.count("for") == 0) return "";
    manner.client = given["for"].as<std::string>();
    const auto known = ladder::clients_with_lines();
    if (text::contains(known, manner.client)) return "";
    return "--for is one of " + text::joined(known) + ", not \"" + text::printable(manner.client) +
           '"';
}

/// Nothing in the ladder draws random numbers or reads a clock.
void add_ambient(ladder::Question& question) {
    question.random.resize(16);
    RAND_bytes(
        reinterpret_cast<unsigned char*>(question.random.data()),
        static_cast<int>(question.random.size())
    );
    constexpr std::uint64_t seconds_from_1601_to_1970 = 11'644'473'600;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now).count();
    question.file_time =
        (static_cast<std::uint64_t>(seconds) + seconds_from_1601_to_1970) * 10'000'000;
}

void climb(ladder::Ladder& ladder, std::chrono::milliseconds patience) {
    Wire wire(patience);
    while (const auto probe = ladder.next()) {
        const auto began = Clock::now();
        auto outcome = wire.carry_out(*probe);
        const auto took = Clock::now() - began;
        ladder.take(
            std::move(outcome), std::chrono::duration_cast<std::chrono::milliseconds>(took)
        );
    }
}

using Choice = std::variant<ladder::PacChoice, ladder::Conclusion>;

Choice by_pac(
    const cxxopts::ParseResult& given,
    const ladder::Target& target,
    std::chrono::milliseconds patience
) {
    return proxy_by_pac(given["pac"].as<std::string>(), target, patience);
}

Choice by_url(const std::string& url) {
    auto read = ladder::read_proxy_url(url);
    if (auto* mistake = std::get_if<ladder::Conclusion>(&read)) return std::move(*mistake);
    return ladder::PacChoice{std::get<ladder::ProxyUrl>(std::move(read)), {}};
}

int end(const ladder::Conclusion& conclusion, const std::string& words) {
    std::cout << words;
    return static_cast<int>(conclusion.kind);
}

int usage(const CommandLine& line, const std::string& wrong) {
    line.mistake(wrong);
    return exit_of_usage;
}

}  // namespace

int diagnose_command(int argc, char** argv) {
    CommandLine line("diagnose", page());
    add_options(line);
    const auto given = line.parse(argc, argv);
    if (!given) return line.exit_code() == exit_ok ? exit_ok : exit_of_usage;
    ladder::Manner manner;
    ladder::Question question;
    std::string url;
    auto wrong = read_manner(*given, manner);
    if (wrong.empty()) wrong = read_urls(*given, question);
    if (wrong.empty()) wrong = read_url(*given, url);
    if (!wrong.empty()) return usage(line, wrong);
    const bool json = given->count("json") > 0;
    const auto patience = std::chrono::seconds((*given)["timeout"].as<std::uint32_t>());
    const auto choice =
        given->count("pac") > 0 ? by_pac(*given, question.target, patience) : by_url(url);
    if (const auto* mistake = std::get_if<ladder::Conclusion>(&choice))
        return end(*mistake, json ? ladder::as_json(*mistake) : ladder::told(*mistake, manner));
    question.proxy = std::get<ladder::PacChoice>(choice).proxy;
    question.pac = std::get<ladder::PacChoice>(choice).says;
    wrong = read_credentials(*given, question);
    if (!wrong.empty()) return usage(line, wrong);
    question.settings = ladder::remarks_on(settings_in_force(question.proxy.place.host), question);
    add_ambient(question);
    ladder::Ladder ladder(std::move(question));
    climb(ladder, patience);
    return end(
        ladder.conclusion(), json ? ladder::as_json(ladder, manner) : ladder::told(ladder, manner)
    );
}

}  // namespace proxy407::program

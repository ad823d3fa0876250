#include "program/record/options.hpp"

#include "ladder/proxy_url.hpp"
#include "program/account_option.hpp"
#include "program/command.hpp"
#include "text/octets.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <variant>

namespace proxy407::program {
namespace {

/// A refusal and its request have room in it.
constexpr std::size_t least_kept = 4096;

HelpPage page() {
    return {
        .usage = "record --upstream URL [OPTIONS] [-- COMMAND [ARGUMENT...]]",
        .what =
            "Stands between a client and a real proxy, and writes how the proxy refuses as a\n"
            "scenario that does the same.",
        .examples =
            "proxy407 record --upstream http://alice:p%40ss@proxy.example:8080 --out mine.json \\\n"
            "    -- curl http://example.com/\n"
            "proxy407 record --upstream http://proxy.example:8080 --out mine.json\n"
            "proxy407 serve ./mine.json",
        .notes =
            "With a COMMAND it sets the proxy variables for it and ends when it ends; without\n"
            "one it tells its port and ends with Ctrl-C. Ask without credentials, with wrong\n"
            "ones and with CONNECT: what is not asked is not in the scenario.\n"
            "Taken out before anything is written: passwords, tokens, cookies, the names of\n"
            "users, domains, hosts and realms, addresses, dates, numbers of requests, and what\n"
            "was asked for. Standard error lists it. Contents of targets are never kept.\n"
            "What comes after --max-size is passed on and not kept.\n"
            "Exit codes: 0 written, 1 nothing to write, 2 wrong usage, 3 the port can't be had,\n"
            "126 the command can't be started, 127 it can't be found.",
    };
}

void add_options(CommandLine& line) {
    const auto text = [] { return cxxopts::value<std::string>(); };
    line.options("What it records")("upstream", "the real proxy", text(), "URL");
    auto account = line.options("Credentials for the command, in place of those of the URL");
    add_account_options(account, "the user");
    line.options("Where it listens"
    )("port",
      "this port of the loopback; 0: any",
      cxxopts::value<std::uint16_t>()->default_value("0"),
      "N");
    line.options("What it writes")(
        "o,out", "the scenario; -: standard output", text()->default_value("-"), "FILE"
    )("take-out",
      "a word that must not be in it; repeatable",
      cxxopts::value<std::vector<std::string>>(),
      "WORD"
    )("max-size",
      "keep so many bytes of requests and refusals at the most, all connections together",
      cxxopts::value<std::size_t>()->default_value("16777216"),
      "BYTES")("keep-realm", "keep the realm of the challenges");
    line.positional("before");
}

/// What is wrong comes back, or "".
std::string read_proxy(const std::string& url, RecordRequest& request) {
    const auto read = ladder::read_proxy_url(url);
    if (const auto* misspelt = std::get_if<ladder::Conclusion>(&read))
        return "--upstream: " + misspelt->cause.text() + " " + misspelt->change;
    const auto& proxy = std::get<ladder::ProxyUrl>(read);
    request.proxy = {proxy.tls, proxy.place};
    request.account = ladder::decoded_account(proxy);
    return "";
}

void add_known(RecordRequest& request) {
    auto& known = request.known;
    known.hosts.push_back(request.proxy.place.host);
    std::array<char, 256> host{};
    if (::gethostname(host.data(), host.size() - 1) == 0) known.hosts.emplace_back(host.data());
    for (const auto* variable : {"USER", "LOGNAME"}) {
        const char* name = std::getenv(variable);
        if (name != nullptr && std::string_view(name) != "root") known.names.emplace_back(name);
    }
    if (request.account) {
        known.names.push_back(request.account->user);
        known.secrets.push_back(request.account->password);
    }
}

}  // namespace

std::optional<RecordRequest> read_record_options(int argc, char** argv, int& code) {
    CommandLine line("record", page());
    add_options(line);
    // All behind "--" is the command's own, whatever it looks like.
    char** const end = argv + argc;
    char** const dashes =
        std::find_if(argv, end, [](const char* word) { return std::string_view(word) == "--"; });
    const auto given = line.parse(static_cast<int>(dashes - argv), argv);
    code = line.exit_code();
    if (!given) return std::nullopt;
    const auto wrong = [&](const std::string& message) -> std::optional<RecordRequest> {
        code = line.mistake(message);
        return std::nullopt;
    };
    if (given->count("before") > 0)
        return wrong("the command comes after --, as in: proxy407 record --upstream URL -- curl");
    if (given->count("upstream") == 0)
        return wrong("--upstream names the real proxy: http://USER:PASSWORD@HOST:PORT");
    RecordRequest request;
    auto mistake = read_proxy((*given)["upstream"].as<std::string>(), request);
    if (!mistake.empty()) return wrong(mistake);
    std::optional<auth::Account> account;
    mistake = read_account(*given, account);
    if (!mistake.empty()) return wrong(mistake);
    if (account) request.account = std::move(account);
    if (dashes != end && dashes + 1 == end)
        return wrong("a command follows the --; or leave it out");
    if (dashes != end) request.command.assign(dashes + 1, end);
    request.most_kept = (*given)["max-size"].as<std::size_t>();
    if (request.most_kept < least_kept)
        return wrong("--max-size is " + std::to_string(least_kept) + " bytes or more");
    request.port = (*given)["port"].as<std::uint16_t>();
    request.file = (*given)["out"].as<std::string>();
    request.known.keeps_realm = given->count("keep-realm") > 0;
    if (given->count("take-out") > 0)
        request.known.names = (*given)["take-out"].as<std::vector<std::string>>();
    add_known(request);
    return request;
}

}  // namespace proxy407::program

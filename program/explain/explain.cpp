#include "files/read_file.hpp"
#include "http/target.hpp"
#include "ladder/conclusion.hpp"
#include "program/command.hpp"
#include "program/command_line.hpp"
#include "program/explain/credentials.hpp"
#include "program/explain/glossary.hpp"
#include "program/explain/right_account.hpp"
#include "program/standard_input.hpp"
#include "program/user_option.hpp"
#include "report/meaning.hpp"
#include "scenario/transcript.hpp"
#include "text/octets.hpp"

#include <iostream>
#include <variant>

namespace proxy407::program {
namespace {

using Words = std::vector<std::string>;

HelpPage page() {
    return {
        .usage = "explain ID... | --all | VALUE --user NAME | --from-log [FILE] --user NAME",
        .what =
            "Shows what an id or a word of the output means, which clause it rests on, and what to "
            "do.\nWith --user it says instead what is wrong with credentials that another proxy "
            "refused:\nVALUE is what the client sent in Proxy-Authorization.",
        .examples =
            "proxy407 explain wrong-credentials/percent-encoding-not-decoded\n"
            "proxy407 explain C-BASIC-01                    a requirement\n"
            "proxy407 explain channel                       a word\n"
            "proxy407 explain --all > ids.md                all of them, as a page\n"
            "proxy407 explain 'Basic YWxpY2U6cCU0MHNz' --user alice     asks for the right "
            "password\n"
            "curl -v -x proxy:3128 -U ... http://example.com/ 2>&1 |\n"
            "    proxy407 explain --from-log --user alice",
        .notes =
            "VALUE is the line of the field, its value or the bare token. A log is what curl -v "
            "or\n"
            "--trace printed, a packet's details, http.client with its debuglevel, the logs of "
            "Java\n"
            "and Node, or a line of any of them; without a FILE it is standard input. Each "
            "request\n"
            "with credentials and each 407 is explained.\n"
            "The account may also come from the variable PROXY407_CREDENTIALS (NAME:PASSWORD). Of\n"
            "Bearer the token is what counts as the password.\n"
            "Secrets are masked, those of the built-in scenarios are not: everybody knows them.\n"
            "Exit codes: 0 all is well or the credentials are right, 1 a mistake is explained, 2\n"
            "wrong usage or an unknown id, 3 the credentials are wrong and no known mistake "
            "explains\n"
            "them, or only the proxy can tell.",
    };
}

void add_options(CommandLine& line) {
    line.options("What it prints")("all", "print every id, as a page in Markdown");
    auto account = line.options("Which credentials are right");
    add_right_account(account);
    line.options("What was sent")("from-log", "read it from a log: a FILE, else standard input");
    line.options("How it is shown")("json", "an object for each request, as serve --log json")(
        "proxy",
        "the proxy in the lines that work",
        cxxopts::value<std::string>()->default_value("PROXY:PORT"),
        "HOST:PORT"
    )("show-secrets", "print passwords and tokens");
    line.positional("words");
}

/// What of a log says something; what is wrong with it comes back, or "".
std::string read_log(
    const Words& words, bool password_is_there, std::vector<offline::Sighting>& seen
) {
    if (words.size() > 1) return "--from-log reads one log";
    const std::string file = words.empty() ? "-" : words.front();
    constexpr std::size_t most = 8 * 1024 * 1024;
    const bool standard = is_standard_input(file);
    if (standard && password_is_there)
        return "standard input has the password (--password-stdin); name the file of the log";
    if (standard) {
        if (auto wrong = take_standard_input("the log"); !wrong.empty()) return wrong;
    }
    const auto read = standard ? files::read_standard_input(most) : files::read_file(file, most);
    const auto name = standard ? "standard input" : text::printable(file);
    if (!read.trouble.empty()) return "cannot read " + name + ": " + read.trouble;
    if (const auto why = scenario::why_unreadable(read.text); !why.empty())
        return name + ": " + why;
    seen = offline::sightings(read.text);
    return seen.empty() ? name + ": no request with Proxy-Authorization in it, and no 407" : "";
}

/// The value, whose words a shell may have parted.
std::string read_value(const Words& words, std::vector<offline::Sighting>& seen) {
    const auto value = text::joined(words, " ");
    if (value.empty()) return "give what the client sent in Proxy-Authorization, or --from-log";
    if (!offline::may_be_credentials(value) &&
        !report::meanings_of(value, ladder::cause_meanings()).empty())
        return "\"" + text::printable(value) +
               "\" is an id; leave out the account to read what it means";
    seen = {offline::sighting_of_field(value)};
    return "";
}

std::string read_proxy(const std::string& place, std::string& url) {
    url = "http://" + place;
    if (place == "PROXY:PORT") return "";
    const auto parsed = http::parse_place(place);
    if (const auto* why = std::get_if<std::string>(&parsed))
        return "--proxy is HOST:PORT, not \"" + text::printable(place) + "\": " + *why;
    return "";
}

int explain_sent(const CommandLine& line, const cxxopts::ParseResult& given, const Words& words) {
    CredentialsRequest request;
    request.json = given.count("json") > 0;
    request.shows_secrets = given.count("show-secrets") > 0;
    auto wrong = read_proxy(given["proxy"].as<std::string>(), request.proxy_url);
    if (wrong.empty())
        wrong = given.count("from-log") > 0
                    ? read_log(words, given.count("password-stdin") > 0, request.seen)
                    : read_value(words, request.seen);
    if (!wrong.empty()) return line.mistake(wrong);
    return explain_credentials(line, given, request);
}

/// An account in the environment must not turn a word into credentials.
bool asks_of_credentials(const cxxopts::ParseResult& given, const Words& words) {
    if (given.count("from-log") > 0 || names_right_account(given)) return true;
    const auto all = text::joined(words, " ");
    return has_user_in_environment() &&
           report::meanings_of(all, ladder::cause_meanings()).empty() &&
           offline::may_be_credentials(all);
}

/// Options that nothing is shown by without credentials.
std::string option_without_credentials(const cxxopts::ParseResult& given) {
    for (const auto* option : {"json", "proxy", "show-secrets"})
        if (given.count(option) > 0)
            return std::string("--") + option + " goes with --user, --user-file or --scenario";
    return "";
}

}  // namespace

int explain_command(int argc, char** argv) {
    CommandLine line("explain", page());
    add_options(line);
    const auto given = line.parse(argc, argv);
    if (!given) return line.exit_code();
    const auto words = given->count("words") > 0 ? (*given)["words"].as<Words>() : Words{};
    const bool all = given->count("all") > 0;
    if (!all && asks_of_credentials(*given, words)) {
        if (!names_right_account(*given) && !has_user_in_environment())
            return line.mistake(
                "say which credentials are right: --user NAME, --user-file FILE, --scenario NAME "
                "or "
                "PROXY407_CREDENTIALS"
            );
        return explain_sent(line, *given, words);
    }
    if (const auto wrong = option_without_credentials(*given); !wrong.empty())
        return line.mistake(wrong);
    if (all == !words.empty()) return line.mistake("give an id, or --all");
    if (!all) return explain_words(line, words);
    std::cout << report::ids_page(ladder::cause_meanings());
    return exit_ok;
}

}  // namespace proxy407::program

#include "scenario/from_curl.hpp"

#include "files/read_file.hpp"
#include "program/command.hpp"
#include "program/command_line.hpp"
#include "program/scenarios/commands.hpp"
#include "program/standard_input.hpp"
#include "scenario/from_json.hpp"
#include "text/octets.hpp"

#include <unistd.h>

#include <iostream>

namespace proxy407::program {
namespace {

HelpPage from_curl_page() {
    return {
        .usage = "scenarios from-curl [FILE]",
        .what =
            "Makes a scenario that refuses as a real proxy did, of what curl printed: -v, -i,\n"
            "--trace or --trace-ascii. Without a FILE it reads standard input.",
        .examples =
            "curl -v -x http://proxy:3128 http://example.com/ 2>&1 |\n"
            "    proxy407 scenarios from-curl > mine.json\n"
            "proxy407 scenarios from-curl transcript > mine.json\n"
            "proxy407 serve ./mine.json --user 'alice:secret'",
        .notes =
            "Taken over: the challenges in their order, the status line, the fields, the body\n"
            "where it is there, whether the connection is kept. Standard error says what was\n"
            "left out: credentials, cookies, nonces. The account is user and pass; write yours\n"
            "into \"users\", or give it by --user.\n"
            "Exit codes: 0 success, 2 wrong usage, or the transcript holds no single 407.",
    };
}

}  // namespace

int scenarios_from_curl_command(int argc, char** argv) {
    CommandLine line("scenarios from-curl", from_curl_page());
    line.positional("files");
    const auto given = line.parse(argc, argv);
    if (!given) return line.exit_code();
    std::vector<std::string> files;
    if (given->count("files") > 0) files = (*given)["files"].as<std::vector<std::string>>();
    if (files.size() > 1) return line.mistake("from-curl reads one transcript");
    const std::string file = files.empty() ? "-" : files.front();
    if (files.empty() && ::isatty(STDIN_FILENO) != 0)
        std::cerr << "proxy407 scenarios from-curl: reading standard input; end it with Ctrl-D\n";

    constexpr std::size_t most = 8 * 1024 * 1024;
    const auto read =
        is_standard_input(file) ? files::read_standard_input(most) : files::read_file(file, most);
    const auto name = is_standard_input(file) ? "standard input" : text::printable(file);
    if (!read.trouble.empty()) return line.mistake("cannot read " + name + ": " + read.trouble);
    const auto made = scenario::from_curl(read.text);
    if (const auto* sentence = std::get_if<std::string>(&made))
        return line.mistake(name + ": " + text::printable(*sentence));
    const auto& found = std::get<scenario::FromCurl>(made);
    for (const auto& note : found.notes)
        std::cerr << "proxy407 scenarios from-curl: " << text::printable(note) << '\n';
    std::cout << found.json;
    return exit_ok;
}

}  // namespace proxy407::program

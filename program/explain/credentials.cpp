#include "program/explain/credentials.hpp"

#include "http/redactor.hpp"
#include "offline/outcome.hpp"
#include "program/command.hpp"
#include "program/explain/right_account.hpp"
#include "program/screen.hpp"
#include "report/json.hpp"
#include "report/transcript.hpp"
#include "scenario/secrets.hpp"
#include "text/octets.hpp"

#include <unistd.h>

#include <iostream>
#include <optional>

namespace proxy407::program {
namespace {

/// Of `explain` alone.
constexpr int exit_unexplained = 3;

int exit_code(offline::Outcome outcome) {
    switch (outcome) {
        case offline::Outcome::right: return exit_ok;
        case offline::Outcome::explained: return exit_failure;
        case offline::Outcome::unexplained: return exit_unexplained;
    }
    return exit_ok;
}

void print_judged(
    const offline::Judged& judged, const CredentialsRequest& request, const http::Redactor* redactor
) {
    for (const auto& note : judged.notes)
        std::cerr << "proxy407 explain: " << text::printable(note) << '\n';
    if (request.json) {
        for (const auto& exchange : judged.journal.exchanges())
            std::cout << report::exchange_json(exchange, redactor) << '\n';
        return;
    }
    std::cout << report::transcript(judged.journal, {wants_colour(STDOUT_FILENO), redactor});
    const auto praise = offline::praise(judged);
    if (!praise.empty()) {
        std::cout << report::wrap(praise, 0) << '\n';
    } else if (redactor != nullptr && !judged.journal.exchanges().empty()) {
        std::cout << "Secrets are masked; --show-secrets prints them.\n";
    }
}

}  // namespace

int explain_credentials(
    const CommandLine& line, const cxxopts::ParseResult& given, const CredentialsRequest& request
) {
    offline::Knowledge knowledge;
    knowledge.proxy_url = request.proxy_url;
    if (const auto wrong = read_right_account(given, knowledge.scenario); !wrong.empty())
        return line.mistake(wrong);
    const auto& scenario = knowledge.scenario;
    std::optional<http::Redactor> redactor;
    if (!request.shows_secrets && !scenario::are_published(scenario))
        redactor.emplace(scenario::secrets(scenario), scenario::names(scenario));
    const auto judged = offline::judge(request.seen, knowledge);
    print_judged(judged, request, redactor ? &*redactor : nullptr);
    return exit_code(offline::outcome(judged));
}

}  // namespace proxy407::program

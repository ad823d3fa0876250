#pragma once

#include "results/cause.hpp"
#include "results/document.hpp"

#include <string>

namespace proxy407::results {

/// The document as JSON text, with every key; reading it gives the same document.
std::string to_text(const Document& document);

/// One result as it stands in the document, in a line.
std::string to_line(const Result& result);

/// A check as results.json and `run --json` write it: "exchange" is null without one, "leak" and
/// "resembles" are there for a leak only.
Json check_json(const checks::CheckResult& check);

/// How a process ended, as results.json and `run --json` write it: "code" is null when it did not
/// end by itself, "signal" when none ended it.
Json ending_json(const process::Ending& ending);

/// A cause, as results.json and the HTML report have it.
Json cause_json(const Cause& cause);

/// A client, as results.json and the HTML report have it.
Json client_json(const Client& client);

}  // namespace proxy407::results

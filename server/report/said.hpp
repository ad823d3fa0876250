#pragma once

#include "journal/exchange.hpp"

#include <string>
#include <vector>

namespace proxy407::report {

/// What there is to say of an exchange that went wrong: its diagnosis, or what its complaint stands
/// for. All empty where nothing went wrong.
struct Said {
    std::string finding;  ///< id, without the cause
    http::Sentence message;
    http::Sentence evidence;
    http::Sentence fix;
    http::Sentence command;
    std::vector<std::string> requirements;
};

Said said(const journal::Exchange& exchange);

/// The same of the complaint alone.
Said said_of_complaint(const journal::Exchange& exchange);

}  // namespace proxy407::report

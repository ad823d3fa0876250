#pragma once

#include "checks/grade.hpp"
#include "http/redactor.hpp"
#include "journal/journal.hpp"

namespace proxy407::report {

/// The result with secrets masked in the sentences of its checks; as it is where `redactor` is
/// null. Checks speak of targets, which may hold anything: each is masked as a whole first.
checks::RunResult masked(
    checks::RunResult result, const journal::Journal& journal, const http::Redactor* redactor
);

}  // namespace proxy407::report

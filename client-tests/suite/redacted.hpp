#pragma once

#include "http/redactor.hpp"
#include "suite/suite.hpp"

namespace proxy407::runner {

/// Masks what a case has kept of its client: what it was given, what it printed, what is said of
/// it. Its exchanges are masked when they are written.
void redact(CaseResult& result, const http::Redactor& redactor);

}  // namespace proxy407::runner

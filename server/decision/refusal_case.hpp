#pragma once

#include "decision/decide.hpp"
#include "http/head.hpp"
#include "scenario/model.hpp"

namespace proxy407::decision {

/// The refusal that a case of the step has for a request with that verdict; null: the usual one.
const scenario::Refusal* refusal_of_case(
    const scenario::Step& step, const http::RequestHead& head, Verdict verdict
);

}  // namespace proxy407::decision

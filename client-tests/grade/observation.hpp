#pragma once

#include "grade/verdict.hpp"

#include <string_view>

namespace proxy407::grade {

/// What is measured of a case and neither good nor bad. `visible` is all that the client's user got
/// to see.
results::Observed observe(
    const CaseEvidence& evidence, client::Target target, std::string_view visible
);

}  // namespace proxy407::grade

#pragma once

#include "auth/attempt.hpp"
#include "diagnosis/cause.hpp"
#include "diagnosis/situation.hpp"

namespace proxy407::diagnosis {

/// No Proxy-Authorization came: credentials are missing, or in the wrong field.
Diagnosis diagnose_no_credentials(const Situation& situation);

/// What was sent is of the wrong scheme, or wrong.
Diagnosis diagnose_credentials(const Situation& situation, const auth::Rejected& rejected);

}  // namespace proxy407::diagnosis

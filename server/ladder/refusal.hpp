#pragma once

#include "ladder/answer.hpp"
#include "ladder/conclusion.hpp"

#include <optional>

namespace proxy407::ladder {

/// What the response says of the account or of the client's address in a status, a field or words
/// that only sellers of proxies use. Nothing where it says nothing of the kind.
std::optional<Conclusion> sellers_refusal(const Answer& answer);

}  // namespace proxy407::ladder

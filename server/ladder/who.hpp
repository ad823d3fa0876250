#pragma once

#include "ladder/answer.hpp"

#include <string>

namespace proxy407::ladder {

/// Which program answers, by its words and fields: "Squid (Server: squid/5.7)"; "" where nothing
/// gives it away.
std::string who_answers(const Answer& answer);

/// Do both name the same server in their fields? False where one names none.
bool is_same_server(const Answer& one, const Answer& other);

}  // namespace proxy407::ladder

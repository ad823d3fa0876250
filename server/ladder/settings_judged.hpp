#pragma once

#include "ladder/question.hpp"
#include "ladder/settings_read.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::ladder {

/// Does a list of exceptions, as NO_PROXY has them, lead past the proxy for that host? Names cover
/// the names that end in them, "*" covers all, and a network in the form 10.0.0.0/8 its addresses.
bool covers(std::string_view exceptions, std::string_view host);

/// What there is to say of the settings in force beside the proxy and the target of the question:
/// which name it, which name another one, which lead past it. Whole sentences, without secrets.
std::vector<std::string> remarks_on(const Settings& settings, const Question& question);

}  // namespace proxy407::ladder

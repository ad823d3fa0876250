#pragma once

#include "checks/check.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::checks {

using Exchanges = std::vector<const journal::Exchange*>;

/// The exchanges of the scenario that one recorder saw, in order, those without a request too.
Exchanges seen_by(journal::Recorder recorder, const Evidence& evidence);

/// Only the requests among them.
Exchanges requests_to(journal::Recorder recorder, const Evidence& evidence);
Exchanges requests_to_proxy(const Evidence& evidence);

/// Credentials for the proxy, as sent in the first field of that name.
std::optional<std::string_view> credentials(const journal::Exchange& exchange);

/// Was it answered because of identification: challenged or refused?
bool is_turned_away(const journal::Exchange& exchange);

CheckResult pass(std::string sentence, const journal::Exchange* exchange = nullptr);
CheckResult fail(std::string sentence, const journal::Exchange* exchange = nullptr);
CheckResult not_reached(std::string sentence);

/// "GET http://a.test/ (exchange 3)"
std::string request_line(const journal::Exchange& exchange);

}  // namespace proxy407::checks

#pragma once

#include "results/document.hpp"

#include <string>
#include <string_view>

namespace proxy407::reports {

/// On one line, every control character made visible; no character that XML 1.0 does not allow.
std::string one_line(std::string_view text);

/// A text of the exchange as it came, where it is no UTF-8 too; "" for none.
std::string octets_of(const results::Json& exchange, const std::string& key);

/// What proves a failure, for people: the sentence, the checks that failed and the exchanges they
/// name with their heads, the client's last words, how to do it again.
std::string proof_text(const results::Result& result);

}  // namespace proxy407::reports

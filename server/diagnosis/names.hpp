#pragma once

#include "diagnosis/situation.hpp"

#include <optional>
#include <string>

namespace proxy407::diagnosis {

/// An account whose name became the one that arrived.
struct BentName {
    const auth::Account* account;
    std::string what;  ///< completes "the client ..."
};

/// A name that becomes a known one by a transform or two is not unknown. Those that forget the
/// name, or leave little of it, do not count.
std::optional<BentName> bent_name(const Situation& situation, const std::string& user);

}  // namespace proxy407::diagnosis

#pragma once

#include "diagnosis/situation.hpp"

#include <optional>
#include <string_view>

namespace proxy407::diagnosis {

/// Whose credentials some octets are.
struct Own {
    const auth::Account* account = nullptr;  ///< null: a token has none
};

/// Are these octets, or a part of them, credentials of this proxy: a pair in base64, in clear or as
/// userinfo, a token, an answer to one of its challenges? Only then is a place believed to be the
/// wrong one: what a stranger's octets are for nobody knows.
std::optional<Own> own_in(const Situation& situation, std::string_view octets);

}  // namespace proxy407::diagnosis

#pragma once

#include "auth/attempt.hpp"

#include <string>
#include <variant>
#include <vector>

// Short names for what a test expects of an attempt. Another outcome throws, and fails the test.

namespace proxy407::auth {

inline bool is_absent(const Attempt& attempt) {
    return std::holds_alternative<Absent>(attempt);
}

inline bool is_accepted(const Attempt& attempt) {
    return std::holds_alternative<Accepted>(attempt);
}

inline const Accepted& accepted(const Attempt& attempt) {
    return std::get<Accepted>(attempt);
}

inline const Rejected& rejected(const Attempt& attempt) {
    return std::get<Rejected>(attempt);
}

inline bool is_rejected(const Attempt& attempt) {
    return std::holds_alternative<Rejected>(attempt) && !rejected(attempt).leg;
}

/// The account's name, or the one that was claimed.
inline std::string user_of(const Attempt& attempt) {
    return is_accepted(attempt) ? accepted(attempt).user : rejected(attempt).user;
}

inline std::vector<std::string> remarks_of(const Attempt& attempt) {
    return is_accepted(attempt) ? accepted(attempt).remarks : rejected(attempt).remarks;
}

}  // namespace proxy407::auth

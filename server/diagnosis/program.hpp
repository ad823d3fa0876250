#pragma once

#include "auth/account.hpp"
#include "diagnosis/ways.hpp"

#include <string>
#include <vector>

namespace proxy407::diagnosis {

/// One transform, done to one part, and what there is afterwards.
struct Step {
    const transforms::Transform* row;
    unsigned on;         ///< transforms::on: of a row for both halves, those that it was done to
    bool alone = false;  ///< it was done to one half, though the other would show it, too
    auth::Account account = {};  ///< on account, user or password: both halves afterwards
    std::string octets = {};     ///< on pair, token or value
};

/// An explanation: transforms that make what arrived of what is right, in their order.
struct Program {
    std::vector<Step> steps;

    int cost() const;
    std::string id() const;    ///< of the steps, joined by "+"
    std::string what() const;  ///< completes "the client ..."
};

/// The programs of at most so many steps that go both ways at once. Whoever does the same to both
/// halves does it once.
std::vector<Program> joined(
    const auth::Account& right,
    const std::vector<Way>& of_user,
    const std::vector<Way>& of_password,
    std::size_t most,
    Budget& budget
);

}  // namespace proxy407::diagnosis

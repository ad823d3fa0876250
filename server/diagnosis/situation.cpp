#include "diagnosis/situation.hpp"

#include <algorithm>

namespace proxy407::diagnosis {

std::vector<const auth::Account*> by_likelihood(
    const Situation& situation, std::string_view received_user
) {
    std::vector<const auth::Account*> out;
    const auto add = [&](const auth::Account& account) {
        const bool there = std::any_of(out.begin(), out.end(), [&](const auth::Account* other) {
            return *other == account;
        });
        if (!there) out.push_back(&account);
    };
    for (const auto& account : situation.accounts) {
        if (account.user == received_user) add(account);
    }
    if (situation.intended != nullptr) add(*situation.intended);
    for (const auto& account : situation.accounts) add(account);
    return out;
}

const auth::Account* account_with(const Situation& situation, std::string_view octets) {
    for (const auto& account : situation.accounts) {
        if (pair_of(account) == octets) return &account;
    }
    return nullptr;
}

}  // namespace proxy407::diagnosis

#include "diagnosis/own.hpp"

#include "diagnosis/solve.hpp"
#include "http/credentials.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <algorithm>

namespace proxy407::diagnosis {

namespace {

/// A shorter one may be there by chance.
constexpr std::size_t shortest = 4;

bool holds(std::string_view octets, std::string_view secret) {
    return secret.size() >= shortest && octets.find(secret) != octets.npos;
}

bool holds_pair(std::string_view octets, const auth::Account& account) {
    const auto pair = pair_of(account);
    // In a longer value the padding is followed by something, or is not there.
    auto token = text::base64_encode(pair);
    token.resize(token.find_last_not_of('=') + 1);
    const auto whole = token.substr(0, token.size() - token.size() % 4);
    return (holds(octets, token) && whole.size() >= shortest) ||
           holds(
               octets,
               text::percent_encode(account.user) + ":" + text::percent_encode(account.password)
           ) ||
           (pair.size() > 1 && holds(octets, pair));
}

const auth::Account* account_in(const Situation& situation, std::string_view octets) {
    const auto decoded = text::percent_decode(octets);
    for (const auto& account : situation.accounts) {
        if (holds_pair(octets, account) || holds_pair(decoded, account)) return &account;
    }
    return nullptr;
}

bool holds_token(const Situation& situation, std::string_view octets) {
    return std::ranges::any_of(situation.offered, [&](const auth::Scheme& scheme) {
        const auto* token = std::get_if<auth::TokenPolicy>(&scheme);
        if (token != nullptr) return holds(octets, token->value);
        const auto* bearer = std::get_if<auth::BearerPolicy>(&scheme);
        return bearer != nullptr && std::ranges::any_of(bearer->tokens, [&](const auto& one) {
                   return holds(octets, one);
               });
    });
}

/// Basic credentials that one transform makes of an account's.
const auth::Account* account_behind(const Situation& situation, std::string_view value) {
    constexpr std::string_view scheme = "Basic ";
    if (!text::equal_ignoring_case(value.substr(0, scheme.size()), scheme)) return nullptr;
    constexpr int cost_of_two = 20;
    std::vector<Start> starts;
    for (const auto& account : situation.accounts) starts.push_back({account, "", {}, &account});
    const auto found = explain_basic(value, starts);
    if (found.start == nullptr || found.explanations.front().cost >= cost_of_two) return nullptr;
    // What forgets its octets is nobody's.
    const auto& steps = found.explanations.front().program.steps;
    const bool forgets = std::ranges::any_of(steps, [](const Step& step) {
        return step.row->is_constant || step.on == transforms::on::account;
    });
    return forgets ? nullptr : found.start->right;
}

/// A Digest answer to a nonce of this proxy.
bool answers_nonce(const Situation& situation, std::string_view value) {
    const auto credentials = http::parse_credentials(value);
    const auto* nonce = credentials.find("nonce");
    return nonce != nullptr && situation.nonces != nullptr &&
           situation.nonces->find(nonce->value) != nullptr;
}

}  // namespace

std::optional<Own> own_in(const Situation& situation, std::string_view octets) {
    if (const auto* account = account_in(situation, octets)) return Own{account};
    if (holds_token(situation, octets) || answers_nonce(situation, octets)) return Own{};
    if (const auto* account = account_behind(situation, octets)) return Own{account};
    return std::nullopt;
}

}  // namespace proxy407::diagnosis

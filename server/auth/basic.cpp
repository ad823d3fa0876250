#include "auth/basic.hpp"

#include "http/grammar.hpp"
#include "text/base64.hpp"
#include "text/charset.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::auth {

namespace {

Rejected rejected(std::string_view finding, std::string_view detail, std::string_view user = {}) {
    return {std::string(finding), std::string(detail), std::string(user)};
}

enum class Match { none, user, both };

Match match(const Account& account, std::string_view user, std::string_view password) {
    const bool same_user = text::equal_in_constant_time(account.user, user);
    const bool same_password = text::equal_in_constant_time(account.password, password);
    return same_user && same_password ? Match::both : same_user ? Match::user : Match::none;
}

bool is_ascii(std::string_view octets) {
    return std::ranges::all_of(octets, [](char c) { return (c & 0x80) == 0; });
}

/// The account in ISO-8859-1, where that is another spelling of it: never one of ASCII alone.
std::optional<Account> in_latin1(const Account& account) {
    auto user = text::utf8_to_latin1(account.user);
    auto password = text::utf8_to_latin1(account.password);
    if (!user || !password) return std::nullopt;
    Account out{std::move(*user), std::move(*password)};
    if (out == account) return std::nullopt;
    return out;
}

}  // namespace

std::string basic_challenge(const BasicPolicy& policy) {
    return "Basic realm=" + http::quote(policy.realm) +
           (policy.charset_utf8 ? ", charset=\"UTF-8\"" : "");
}

Attempt verify_basic(
    const http::Credentials& credentials, const BasicPolicy& policy, const Accounts& accounts
) {
    if (credentials.defect) return rejected(*credentials.defect, credentials.defect_detail);
    if (credentials.token68.empty()) return rejected("no-token68", credentials.token68);
    const auto octets = text::base64_decode(credentials.token68);
    if (!octets) return rejected("not-canonical-base64", credentials.token68);
    const auto colon = octets->find(':');
    if (colon == octets->npos) return rejected("no-colon", *octets);
    const auto user = std::string_view(*octets).substr(0, colon);
    const auto password = std::string_view(*octets).substr(colon + 1);
    if (text::has_control(*octets)) return rejected("control-character", *octets, user);

    const bool may_be_latin1 = !policy.charset_utf8 && !is_ascii(*octets);
    bool knows_user = false;
    for (const auto& account : accounts) {
        const auto found = match(account, user, password);
        const auto latin1 = may_be_latin1 ? in_latin1(account) : std::nullopt;
        const auto found_latin1 = latin1 ? match(*latin1, user, password) : Match::none;
        const bool as_latin1 = found_latin1 == Match::both;
        knows_user = knows_user || found != Match::none || found_latin1 != Match::none;
        if (found != Match::both && !as_latin1) continue;
        Accepted accepted{account.user};
        accepted.remarks.assign(credentials.remarks.begin(), credentials.remarks.end());
        if (as_latin1) accepted.remarks.emplace_back("latin1-without-charset");
        return accepted;
    }
    return rejected(knows_user ? "wrong-password" : "unknown-user", *octets, user);
}

}  // namespace proxy407::auth

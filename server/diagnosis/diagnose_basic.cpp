#include "diagnosis/cases.hpp"
#include "diagnosis/finding.hpp"
#include "diagnosis/names.hpp"
#include "diagnosis/solve.hpp"
#include "diagnosis/wording.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <optional>

namespace proxy407::diagnosis {

namespace {

/// What was received, in the forms the cases look at.
struct Received {
    std::string_view whole;             ///< the field's value
    std::string_view value;             ///< all that follows the scheme
    std::optional<std::string> octets;  ///< decoded, if it is canonical base64
    std::string user;
    std::string password;
};

Received received_from(const http::SentCredentials& credentials) {
    Received out{credentials.value, credentials.token68, std::nullopt, {}, {}};
    // What is no token by its characters ('T' in quotes) has nothing to decode.
    if (!credentials.token68.empty()) out.octets = text::base64_decode(credentials.token68);
    const auto colon = out.octets ? out.octets->find(':') : std::string::npos;
    if (colon == std::string::npos) return out;
    out.user = out.octets->substr(0, colon);
    out.password = out.octets->substr(colon + 1);
    return out;
}

http::Sentence decoded(const Received& received) {
    return received.octets ? "decoded " + shown_credentials(*received.octets) : http::Sentence();
}

std::optional<Case> colon_in_user(const Situation& situation, const Received& received) {
    if (!received.octets) return std::nullopt;
    const auto* account = account_with(situation, *received.octets);
    if (account == nullptr || account->user.find(':') == std::string::npos) return std::nullopt;
    Case found{diagnosis_of("colon-in-user"), account};
    found.diagnosis.message =
        "The user " + own_name(*account) +
        " holds a colon. Basic has no way to say so: what arrives reads as the user " +
        shown_credentials(received.user) + " and the password " +
        shown_credentials(received.password) + ".";
    return found;
}

/// More passwords than that are not tried with a name that is not theirs.
constexpr std::size_t most_strangers = 32;

/// The name is one account's, the password another's.
void add_passwords_of_others(
    std::vector<Start>& starts, const Situation& situation, const auth::Account& account
) {
    for (const auto& other : situation.accounts) {
        if (other.password == account.password || starts.size() > most_strangers) continue;
        starts.push_back(
            {{account.user, other.password},
             "password-of-another-account",
             "sent the password of the account " + own_name(other),
             &account}
        );
    }
}

void add_elsewhere(std::vector<Start>& starts, const Situation& situation, std::string_view user) {
    for (const auto& [account, where] : situation.elsewhere) {
        if (!user.empty() && account.user != user) continue;
        const auto* right = by_likelihood(situation, account.user).empty()
                                ? nullptr
                                : by_likelihood(situation, account.user).front();
        starts.push_back({account, "account-of-another-step", "used " + where, right});
    }
}

/// What the client may have started from. A name that is an account's is that account's.
std::vector<Start> starts_for(const Situation& situation, const Received& received) {
    std::vector<Start> starts;
    for (const auto* account : by_likelihood(situation, received.user)) {
        if (account->user == received.user) starts.push_back({*account, "", {}, account});
    }
    const bool is_known = !starts.empty();
    if (is_known) {
        const auth::Account account = starts.front().account;
        add_passwords_of_others(starts, situation, *starts.front().right);
        add_elsewhere(starts, situation, account.user);
    }
    if (!is_known) {
        for (const auto* account : by_likelihood(situation, "")) {
            starts.push_back({*account, "", {}, account});
        }
        add_elsewhere(starts, situation, "");
    }
    return starts;
}

http::Sentence arrived_as(const Received& received, const Explained& explained) {
    const auto& steps = explained.explanations.front().program.steps;
    const auto last = steps.empty() ? transforms::on::account : steps.back().on;
    if (last == transforms::on::value || received.value.empty()) {
        return "The field's value arrived as " + shown_credentials(received.whole);
    }
    if (!received.octets) return "The token arrived as " + shown_credentials(received.value);
    const auto& start = *explained.start;
    return arrived(*received.octets, start.right != nullptr ? *start.right : start.account);
}

std::optional<Case> known_mistake(const Situation& situation, const Received& received) {
    const auto starts = starts_for(situation, received);
    const auto found = explain_basic(received.whole, starts);
    if (found.start == nullptr) return std::nullopt;
    return Case{explained(arrived_as(received, found), found.explanations), found.start->right};
}

/// The name is right but for a transform; the password is another.
Case bent_user(const Received& received, const BentName& bent) {
    Case found{diagnosis_of("wrong-password"), bent.account};
    found.diagnosis.message = "The user arrived as " + shown_user(received.user) + ", which is " +
                              own_name(*bent.account) + ": the client " + bent.what +
                              ". The password arrived as " + shown_credentials(received.password) +
                              ", and no known mistake makes that of the right one.";
    found.diagnosis.evidence =
        "password: " + first_difference(received.password, bent.account->password);
    return found;
}

Case unknown_user(const Situation& situation, const Received& received) {
    if (const auto bent = bent_name(situation, received.user)) {
        return bent_user(received, *bent);
    }
    Case found{diagnosis_of("unknown-user"), nullptr};
    for (const auto& [account, where] : situation.elsewhere) {
        if (account.user != received.user) continue;
        found.diagnosis.message = "The user " + shown_user(received.user) +
                                  " is not one of this step; the proxy knows it from " + where +
                                  ", and the password is another.";
        return found;
    }
    found.diagnosis.message =
        "The user arrived as " + shown_user(received.user) + ", and this proxy knows no such user.";
    for (const auto& account : situation.accounts) {
        if (account.password != received.password || found.account != nullptr) continue;
        found.account = &account;
        found.diagnosis.message += " The password is that of " + own_name(account) + ".";
    }
    return found;
}

Case wrong_password(const Situation& situation, const Received& received) {
    Case found{diagnosis_of("wrong-password"), by_likelihood(situation, received.user).front()};
    found.diagnosis.message = "The user " + shown_user(received.user) +
                              " is known, but the password arrived as " +
                              shown_credentials(received.password) +
                              ", and no known mistake makes that of the "
                              "right one.";
    found.diagnosis.evidence =
        "password: " + first_difference(received.password, found.account->password);
    return found;
}

Case control_character(const Situation& situation, const Received& received) {
    const auto at = std::ranges::find_if(*received.octets, text::is_control);
    Case found{diagnosis_of("control-character"), account_with(situation, *received.octets)};
    found.diagnosis.message = "The credentials hold the control character " + shown({&*at, 1}) +
                              " at byte " + std::to_string(at - received.octets->begin() + 1) +
                              ", which Basic does not allow in user or password.";
    if (found.account != nullptr) {
        found.diagnosis.message += " They are the configured ones: it is those that must change.";
    }
    return found;
}

Case not_base64(const Situation& situation, const Received& received) {
    Case found{diagnosis_of("not-canonical-base64"), nullptr};
    found.diagnosis.message =
        "The token " + shown_credentials(received.value) + " is not canonical base64.";
    const auto octets = text::base64_decode_lenient(received.value);
    if (!octets) return found;
    found.account = account_with(situation, *octets);
    found.diagnosis.message += found.account != nullptr
                                   ? " It stands for the right user and password all the same, so "
                                     "only the way it is written is wrong."
                                   : " Read leniently it is " + shown_credentials(*octets) + ".";
    return found;
}

Case as_the_table_says(const Situation& situation, const auth::Rejected& rejected) {
    Case found{diagnosis_of(rejected.finding), nullptr};
    const auto* row = find_finding(rejected.finding);
    found.diagnosis.message = "The field's value arrived as " +
                              shown_credentials(situation.sent_value()) +
                              (row == nullptr ? "." : ": " + std::string(row->what) + ".");
    return found;
}

Case unexplained(
    const Situation& situation, const Received& received, const auth::Rejected& rejected
) {
    const auto& finding = rejected.finding;
    if (finding == "unknown-user") return unknown_user(situation, received);
    if (finding == "wrong-password") return wrong_password(situation, received);
    if (finding == "control-character") return control_character(situation, received);
    if (finding == "not-canonical-base64") return not_base64(situation, received);
    return as_the_table_says(situation, rejected);
}

}  // namespace

std::optional<Case> explained_as_basic(
    const Situation& situation, const http::SentCredentials& sent
) {
    return known_mistake(situation, received_from(sent));
}

Case diagnose_basic(
    const Situation& situation, const http::SentCredentials& sent, const auth::Rejected& rejected
) {
    const auto received = received_from(sent);
    auto found = colon_in_user(situation, received);
    if (!found) found = known_mistake(situation, received);
    if (!found) found = unexplained(situation, received, rejected);
    auto& evidence = found->diagnosis.evidence;
    const auto octets = decoded(received);
    evidence = octets + (octets.empty() || evidence.empty() ? "" : "; ") + evidence;
    return std::move(*found);
}

}  // namespace proxy407::diagnosis

#include "diagnosis/wording.hpp"

#include "diagnosis/finding.hpp"
#include "text/counted.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::diagnosis {

namespace {

std::string count(std::size_t octets) {
    return text::counted(octets, "byte");
}

}  // namespace

http::Sentence shown(std::string_view octets) {
    return http::Sentence::received(octets);
}

http::Sentence shown_credentials(std::string_view octets) {
    return http::Sentence::credentials(octets);
}

http::Sentence shown_user(std::string_view octets) {
    return http::Sentence::user(octets);
}

http::Sentence own_name(const auth::Account& account) {
    const auto name = "`" + text::printable(account.user) + "`";
    return account.password.empty() ? http::Sentence::secret(name, "`USER`") : name;
}

http::Sentence arrived(std::string_view octets, const auth::Account& account) {
    const auto colon = octets.find(':');
    if (colon == octets.npos) return "The credentials arrived as " + shown_credentials(octets);
    const auto user = octets.substr(0, colon);
    const auto password = octets.substr(colon + 1);
    if (user == account.user) {
        return password.empty() ? http::Sentence("The password arrived empty")
                                : "The password arrived as " + shown_credentials(password);
    }
    if (password == account.password) {
        return user.empty() ? http::Sentence("The user arrived empty")
                            : "The user arrived as " + shown_user(user);
    }
    return "The credentials arrived as " + shown_credentials(octets);
}

http::Sentence first_difference(std::string_view received, std::string_view right) {
    const auto shorter = std::min(received.size(), right.size());
    std::size_t at = 0;
    while (at < shorter && received[at] == right[at]) ++at;
    return http::Sentence::secret(
        count(received.size()) + " where the right one has " + std::to_string(right.size()) +
            "; they differ from byte " + std::to_string(at + 1) + " on",
        "not the right one"
    );
}

Diagnosis explained(const http::Sentence& received, const std::vector<Explanation>& explanations) {
    auto diagnosis = diagnosis_of(explanations.front().id);
    if (explanations.size() == 1) {
        diagnosis.message = received + ": the client " + explanations.front().what + ".";
        return diagnosis;
    }
    // The first is the likeliest; of the others the names say enough.
    const auto& first = explanations.front();
    diagnosis.message =
        received + ". One of these: " + first.id + " (the client " + first.what + "), or ";
    for (const auto& explanation : explanations) {
        if (diagnosis.candidates.size() > 1) diagnosis.message += ", ";
        if (!diagnosis.candidates.empty()) diagnosis.message += explanation.id;
        diagnosis.candidates.push_back(explanation.id);
    }
    diagnosis.message += ", which look the same with these credentials.";
    return diagnosis;
}

}  // namespace proxy407::diagnosis

#include "diagnosis/wording.hpp"

#include "diagnosis/finding.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::diagnosis {

namespace {

constexpr std::size_t most_octets = 200;

std::string count(std::size_t octets) {
    return std::to_string(octets) + (octets == 1 ? " octet" : " octets");
}

}  // namespace

std::string shown(std::string_view octets) {
    if (octets.size() <= most_octets) return "`" + text::printable(octets) + "`";
    return "`" + text::printable(octets.substr(0, most_octets)) + "...` (" + count(octets.size()) +
           ")";
}

std::string arrived(std::string_view octets, const auth::Account& account) {
    const auto colon = octets.find(':');
    if (colon == octets.npos) return "The credentials arrived as " + shown(octets);
    const auto user = octets.substr(0, colon);
    const auto password = octets.substr(colon + 1);
    if (user == account.user) {
        return password.empty() ? "The password arrived empty"
                                : "The password arrived as " + shown(password);
    }
    if (password == account.password) {
        return user.empty() ? "The user arrived empty" : "The user arrived as " + shown(user);
    }
    return "The credentials arrived as " + shown(octets);
}

std::string first_difference(std::string_view received, std::string_view right) {
    const auto shorter = std::min(received.size(), right.size());
    std::size_t at = 0;
    while (at < shorter && received[at] == right[at]) ++at;
    return count(received.size()) + " where the right one has " + std::to_string(right.size()) +
           "; they differ from octet " + std::to_string(at + 1) + " on";
}

Diagnosis explained(const std::string& received, const std::vector<Explanation>& explanations) {
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

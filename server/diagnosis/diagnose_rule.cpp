#include "diagnosis/diagnose_rule.hpp"

#include "diagnosis/command.hpp"
#include "diagnosis/finding.hpp"
#include "diagnosis/wording.hpp"

namespace proxy407::diagnosis {

Diagnosis diagnose_address(const Situation& situation, const std::string& peer) {
    const auto& sent = situation.sent;
    auto diagnosis =
        diagnosis_of(sent ? "address-not-listed-credentials-do-not-help" : "address-not-listed");
    diagnosis.message =
        "The request came from the address " + peer + ", which is not on this proxy's allowlist.";
    if (sent) diagnosis.message += " The credentials sent along do not replace a listed address.";
    diagnosis.evidence = "client address " + peer;
    if (sent) diagnosis.evidence += "; Proxy-Authorization: " + shown_credentials(sent->value);
    diagnosis.fix +=
        " It is the address the proxy sees that counts: behind NAT or a VPN that is not the "
        "machine's own.";
    return diagnosis;  // which addresses are listed is not for a stranger to read: no command
}

Diagnosis diagnose_credentials_on_allowlist(const Situation& situation, const std::string& peer) {
    auto diagnosis = diagnosis_of("credentials-on-allowlist-proxy");
    diagnosis.message = "The address " + peer +
                        " is listed and needs no password; this proxy refuses requests that bring "
                        "credentials, and this one does.";
    diagnosis.evidence = "Proxy-Authorization: " + shown_credentials(situation.sent_value());
    diagnosis.command = command_without_credentials(situation);
    return diagnosis;
}

Diagnosis diagnose_account(
    const Situation& situation,
    std::string_view finding,
    const std::string& user,
    const std::string& peer
) {
    auto diagnosis = diagnosis_of(finding);
    diagnosis.message = "User and password are right, but of the account " + shown_user(user) +
                        " the proxy says: " + std::string(find_finding(finding)->what) + ".";
    diagnosis.evidence = "Proxy-Authorization: " + shown_credentials(situation.sent_value()) +
                         "; client address " + peer;
    return diagnosis;  // no command: another line would be refused just the same
}

Diagnosis diagnose_session_parameter(
    const Situation& situation, std::string_view finding, const SessionParameter& parameter
) {
    auto diagnosis = diagnosis_of(finding);
    auto& message = diagnosis.message;
    message = parameter.in_user ? "The user arrived as " + shown_user(parameter.octets)
                                : "The password arrived as " + shown_credentials(parameter.octets);
    message += ": " + std::string(find_finding(finding)->what);
    if (!parameter.key.empty()) message += ", " + shown_credentials(parameter.key);
    if (!parameter.value.empty()) message += " with " + shown_credentials(parameter.value);
    if (!parameter.right.empty()) message += " (" + parameter.right + ")";
    message += ".";
    diagnosis.evidence = "Proxy-Authorization: " + shown_credentials(situation.sent_value());
    if (situation.intended == nullptr) return diagnosis;
    add_command(diagnosis, situation, situation.intended);
    explain_placeholder(diagnosis);
    return diagnosis;
}

}  // namespace proxy407::diagnosis

#include "diagnosis/command.hpp"
#include "diagnosis/diagnose.hpp"
#include "diagnosis/finding.hpp"
#include "diagnosis/wording.hpp"

namespace proxy407::diagnosis {

Diagnosis diagnose_address(const Situation& situation, const std::string& peer) {
    const auto value = situation.head.first("Proxy-Authorization");
    auto diagnosis =
        diagnosis_of(value ? "address-not-listed-credentials-do-not-help" : "address-not-listed");
    diagnosis.message =
        "The request came from the address " + peer + ", which is not on this proxy's allowlist.";
    if (value) diagnosis.message += " The credentials sent along do not replace a listed address.";
    diagnosis.evidence = "client address " + peer;
    if (value) diagnosis.evidence += "; Proxy-Authorization: " + shown_credentials(*value);
    diagnosis.mending +=
        " It is the address the proxy sees that counts: behind NAT or a VPN that is not the "
        "machine's own.";
    return diagnosis;  // which addresses are listed is not for a stranger to read: no command
}

Diagnosis diagnose_credentials_on_allowlist(const Situation& situation, const std::string& peer) {
    auto diagnosis = diagnosis_of("credentials-on-allowlist-proxy");
    const auto value = situation.head.first("Proxy-Authorization").value_or("");
    diagnosis.message = "The address " + peer +
                        " is listed and needs no password; this proxy refuses requests that bring "
                        "credentials, and this one does.";
    diagnosis.evidence = "Proxy-Authorization: " + shown_credentials(value);
    diagnosis.command = command_without_credentials(situation);
    return diagnosis;
}

}  // namespace proxy407::diagnosis

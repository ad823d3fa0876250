#include "diagnosis/diagnose.hpp"
#include "diagnosis/finding.hpp"
#include "diagnosis/wording.hpp"

namespace proxy407::diagnosis {

Diagnosis diagnose_account(
    const Situation& situation,
    std::string_view finding,
    const std::string& user,
    const std::string& peer
) {
    auto diagnosis = diagnosis_of(finding);
    diagnosis.message = "User and password are right, but of the account " + shown_user(user) +
                        " the proxy says: " + std::string(find_finding(finding)->what) + ".";
    diagnosis.evidence =
        "Proxy-Authorization: " +
        shown_credentials(situation.head.first("Proxy-Authorization").value_or("")) +
        "; client address " + peer;
    return diagnosis;  // no command: another line would be refused just the same
}

}  // namespace proxy407::diagnosis

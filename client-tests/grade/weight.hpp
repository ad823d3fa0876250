#pragma once

#include "grade/case_evidence.hpp"
#include "results/result.hpp"

namespace proxy407::grade {

/// How much it weighs that a client does not send the credentials of the case and says so: with an
/// error of its own, or with the refusal that its request got without them. What every proxy that
/// asks for Basic understands it has to send. For octets that are no text, text beyond ASCII (RFC
/// 7617 section 2 leaves the encoding open, section 2.1 has the proxy prefer one) and very long
/// text no standard has a client take them.
checks::Weight weight_of_withholding(const scenario::Scenario& scenario);

/// Is a client right to send nothing? The credentials have a control character, or a colon in the
/// user name (RFC 7617 section 2).
bool may_not_be_sent(const scenario::Scenario& scenario);

/// What a breach weighs for this client in this case.
checks::Weight weight_of(const checks::Breach& breach, const CaseEvidence& evidence);

/// The first breach of that weight in what the scenario is about; null when there is none.
const checks::Breach* first_breach(const CaseEvidence& evidence, checks::Weight weight);

results::Judgement broken(
    results::Verdict verdict, const checks::Breach& breach, const CaseEvidence& evidence
);

/// Does the scenario say that it is about what no standard describes: how names in NO_PROXY are
/// compared, a proxy's URL that is none?
bool is_left_open(const scenario::Scenario& scenario);

}  // namespace proxy407::grade

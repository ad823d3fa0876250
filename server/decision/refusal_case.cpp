#include "decision/refusal_case.hpp"

#include "http/credentials.hpp"

#include <algorithm>

namespace proxy407::decision {

namespace {

using Credentials = scenario::RefusalCase::Credentials;

/// Does what was sent count as that? A leg of a handshake, or a digest whose nonce has gone stale,
/// is not wrong: its sender is asked to go on.
bool is_sent(
    Credentials kind, const scenario::Step& step, const http::RequestHead& head, Verdict verdict
) {
    const auto field = head.first("Proxy-Authorization");
    if (!field) return kind == Credentials::absent;
    if (!auth::is_offered(step.schemes, http::parse_credentials(*field).scheme)) {
        return kind == Credentials::other_scheme;
    }
    return kind == Credentials::wrong && verdict == Verdict::refused;
}

}  // namespace

const scenario::Refusal* refusal_of_case(
    const scenario::Step& step, const http::RequestHead& head, Verdict verdict
) {
    const auto holds = [&](const scenario::RefusalCase& one) {
        if (!one.method.empty() && one.method != head.method()) return false;
        if (one.http10 && *one.http10 != (head.minor_version == 0)) return false;
        return one.credentials == Credentials::any || is_sent(one.credentials, step, head, verdict);
    };
    const auto& cases = step.refusal_cases;
    const auto found = std::find_if(cases.begin(), cases.end(), holds);
    return found == cases.end() ? nullptr : &found->refusal;
}

}  // namespace proxy407::decision

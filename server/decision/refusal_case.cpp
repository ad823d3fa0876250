#include "decision/refusal_case.hpp"

#include "http/credentials.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::decision {

namespace {

using Credentials = scenario::RefusalCase::Credentials;

/// What was sent, given that it was not right.
Credentials sent(const scenario::Step& step, const http::RequestHead& head) {
    const auto field = head.first("Proxy-Authorization");
    if (!field) return Credentials::absent;
    const auto scheme = http::parse_credentials(*field).scheme;
    const bool offered =
        std::any_of(step.schemes.begin(), step.schemes.end(), [&](const auto& one) {
            const bool basic = std::holds_alternative<auth::BasicPolicy>(one);
            return text::equal_ignoring_case(scheme, basic ? "Basic" : "Digest");
        });
    return offered ? Credentials::wrong : Credentials::other_scheme;
}

}  // namespace

const scenario::Refusal* refusal_of_case(
    const scenario::Step& step, const http::RequestHead& head
) {
    const auto holds = [&](const scenario::RefusalCase& one) {
        if (!one.method.empty() && one.method != head.method()) return false;
        if (one.http10 && *one.http10 != (head.minor_version == 0)) return false;
        return one.credentials == Credentials::any || one.credentials == sent(step, head);
    };
    const auto& cases = step.refusal_cases;
    const auto found = std::find_if(cases.begin(), cases.end(), holds);
    return found == cases.end() ? nullptr : &found->refusal;
}

}  // namespace proxy407::decision

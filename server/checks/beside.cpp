#include "checks/leak_kind.hpp"
#include "checks/look.hpp"
#include "checks/secret.hpp"

namespace proxy407::checks {

namespace {

/// Fails when the requests show the client's secret for the proxy.
CheckResult no_secret_in(
    const Exchanges& requests,
    const Evidence& evidence,
    std::string_view where,
    std::string_view leak_kind
) {
    const auto seen = std::string(where);
    if (requests.empty()) return not_reached("No request came to the " + seen + ".");
    const auto& client = evidence.scenario.client;
    for (const auto* request : requests) {
        const bool sent = shows_secret(request->head.octets, evidence.scenario) ||
                          (client && is_for_proxy(credentials(*request).value_or(""), *client));
        if (!sent) continue;
        return as_leak(
            fail(
                request_line(*request) + " brought the proxy's secret to the " + seen + ".", request
            ),
            leak_kind
        );
    }
    return pass("The " + seen + " saw requests and no secret of the proxy.");
}

}  // namespace

CheckResult not_past_the_proxy(const Evidence& evidence, std::int64_t) {
    const auto requests = requests_to(journal::Recorder::direct_origin, evidence);
    if (requests.empty()) return pass("No request came to the target past the proxy.");
    return fail(request_line(*requests.front()) + " went past the proxy.", requests.front());
}

CheckResult not_at_second_proxy(const Evidence& evidence, std::int64_t) {
    const auto requests = requests_to(journal::Recorder::second_proxy, evidence);
    if (requests.empty()) return pass("No request came to the second proxy.");
    return fail(request_line(*requests.front()) + " went to the second proxy.", requests.front());
}

CheckResult no_secret_past_the_proxy(const Evidence& evidence, std::int64_t) {
    return no_secret_in(
        requests_to(journal::Recorder::direct_origin, evidence),
        evidence,
        "target past the proxy",
        "credentials-past-the-proxy"
    );
}

CheckResult no_secret_at_second_proxy(const Evidence& evidence, std::int64_t) {
    return no_secret_in(
        requests_to(journal::Recorder::second_proxy, evidence),
        evidence,
        "second proxy",
        "credentials-at-second-proxy"
    );
}

}  // namespace proxy407::checks

#include "checks/second_proxy.hpp"

#include "checks/evidence.hpp"
#include "checks/leak_kind.hpp"
#include "checks/secret.hpp"

namespace proxy407::checks {

namespace {

/// Fails when what came to the recorder shows the client's secret for the proxy.
CheckResult no_secret_at(
    journal::Recorder recorder,
    const Evidence& evidence,
    std::string_view where,
    std::string_view leak_kind
) {
    const auto seen = std::string(where);
    const auto& client = evidence.scenario.client;
    for (const auto* request : seen_by(recorder, evidence)) {
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
    if (requests_to(recorder, evidence).empty()) {
        return not_reached("No request came to the " + seen + '.');
    }
    return pass("The " + seen + " saw requests and no secret of the proxy.");
}

}  // namespace

CheckResult not_past_the_proxy(const Evidence& evidence, std::int64_t) {
    const auto seen = seen_by(journal::Recorder::direct_origin, evidence);
    if (seen.empty()) return pass("Nothing came to the target past the proxy.");
    return fail(request_line(*seen.front()) + " went past the proxy.", seen.front());
}

CheckResult not_at_second_proxy(const Evidence& evidence, std::int64_t) {
    const auto seen = seen_by(journal::Recorder::second_proxy, evidence);
    if (seen.empty()) return pass("Nothing came to the second proxy.");
    return fail(request_line(*seen.front()) + " went to the second proxy.", seen.front());
}

CheckResult no_secret_past_the_proxy(const Evidence& evidence, std::int64_t) {
    return no_secret_at(
        journal::Recorder::direct_origin,
        evidence,
        "target past the proxy",
        "credentials-past-the-proxy"
    );
}

CheckResult no_secret_at_second_proxy(const Evidence& evidence, std::int64_t) {
    return no_secret_at(
        journal::Recorder::second_proxy, evidence, "second proxy", "credentials-at-second-proxy"
    );
}

}  // namespace proxy407::checks

#include "checks/target_secrets.hpp"

#include "checks/evidence.hpp"
#include "checks/leak_kind.hpp"
#include "http/target.hpp"

#include <algorithm>
#include <map>

namespace proxy407::checks {

namespace {

/// Scheme, host and port of the target; "" for CONNECT, which is for the proxy.
std::string target_of(const journal::Exchange& exchange) {
    if (!exchange.tunnel.empty()) return exchange.tunnel;
    const auto target = http::parse_absolute_target(exchange.head.target());
    return target ? http::to_string(target->authority) : "";
}

}  // namespace

CheckResult target_secrets_stay(const Evidence& evidence, std::int64_t) {
    auto requests = requests_to_proxy(evidence);
    std::ranges::copy(
        requests_to(journal::Recorder::origin, evidence), std::back_inserter(requests)
    );
    std::ranges::sort(requests, {}, &journal::Exchange::number);
    std::map<std::string_view, std::string> first_seen;
    for (const auto* request : requests) {
        const auto target = target_of(*request);
        if (target.empty()) continue;
        for (const auto* field : {"Authorization", "Cookie"}) {
            for (const auto secret : request->head.all(field)) {
                const auto& owner = first_seen.try_emplace(secret, target).first->second;
                if (owner == target) continue;
                return as_leak(
                    fail(
                        request_line(*request) + " has the " + field + " that was for " + owner +
                            '.',
                        request
                    ),
                    "target-secrets-after-redirect"
                );
            }
        }
    }
    if (first_seen.empty()) return not_reached("No request had Authorization or Cookie.");
    return pass("Authorization and Cookie came to one target each.");
}

}  // namespace proxy407::checks

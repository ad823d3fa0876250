#include "checks/message.hpp"

#include "checks/evidence.hpp"
#include "checks/leak_kind.hpp"
#include "decision/request.hpp"
#include "text/counted.hpp"

#include <algorithm>
#include <array>

namespace proxy407::checks {

namespace {

constexpr std::array<std::string_view, 3> host_complaints = {
    "no-host", "duplicate-host", "bad-host"};

/// Is there an "@" in the authority of a URL, or of host:port?
bool has_userinfo(std::string_view reference) {
    if (const auto scheme = reference.find("://"); scheme != reference.npos) {
        reference.remove_prefix(scheme + 3);
    } else if (reference.starts_with('/')) {
        return false;
    }
    return reference.substr(0, reference.find_first_of("/?#")).find('@') != reference.npos;
}

}  // namespace

CheckResult host_matches_target(const Evidence& evidence, std::int64_t) {
    bool seen = false;
    for (const auto* request : requests_to_proxy(evidence)) {
        seen = seen || request->head.first("Host");
        // Not the exchange's remarks: a message that was refused for another reason has none.
        const auto remarks = decision::head_remarks(request->head);
        if (std::ranges::count(remarks, "host-differs-from-target") > 0) {
            return fail(request_line(*request) + " has a Host field of another host.", request);
        }
        if (request->head.all("Host").size() > 1) {
            return fail(request_line(*request) + " has several Host fields.", request);
        }
        if (std::ranges::count(host_complaints, request->complaint) > 0) {
            return fail(
                request_line(*request) + " was refused for its Host: " + request->complaint + '.',
                request
            );
        }
    }
    if (!seen) return pass("No request had a Host field, and HTTP/1.0 does not ask for one.");
    return pass("Each Host field names the host of the target.");
}

CheckResult no_early_tunnel_octets(const Evidence& evidence, std::int64_t) {
    bool connect = false;
    for (const auto* request : requests_to_proxy(evidence)) {
        connect = connect || request->head.is_connect();
        if (!request->head.is_connect() || request->early_octets == 0) continue;
        return fail(
            text::counted(request->early_octets, "byte") + " followed " + request_line(*request) +
                " before its answer.",
            request
        );
    }
    if (!connect) return not_reached("No CONNECT came; ask for an https:// target.");
    return pass("Nothing was sent between a CONNECT and its answer.");
}

CheckResult no_userinfo_in_target(const Evidence& evidence, std::int64_t) {
    for (const auto* request : requests_to_proxy(evidence)) {
        const auto& head = request->head;
        std::string_view where;
        if (has_userinfo(head.target())) where = "the request-target";
        if (has_userinfo(head.first("Host").value_or(""))) where = "Host";
        if (has_userinfo(head.first("Referer").value_or(""))) where = "Referer";
        if (where.empty()) continue;
        // Not the request line itself: it holds the secret.
        return as_leak(
            fail(
                "There is userinfo in " + std::string(where) + " of exchange " +
                    std::to_string(request->number) + '.',
                request
            ),
            "userinfo-in-target"
        );
    }
    return pass("No request shows userinfo.");
}

CheckResult single_proxy_authorization(const Evidence& evidence, std::int64_t) {
    for (const auto* request : requests_to_proxy(evidence)) {
        if (request->head.all("Proxy-Authorization").size() < 2) continue;
        return fail(request_line(*request) + " has several Proxy-Authorization fields.", request);
    }
    return pass("No request has two Proxy-Authorization fields.");
}

}  // namespace proxy407::checks

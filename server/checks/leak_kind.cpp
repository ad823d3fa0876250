#include "checks/leak_kind.hpp"

#include <algorithm>
#include <array>

namespace proxy407::checks {

namespace {

const std::array<LeakKind, 15> kinds = {{
    {"credentials-inside-tunnel",
     "The proxy's credentials went through the tunnel to the target.",
     {"CVE-2003-1605", "CVE-2011-1498"}},
    {"credentials-after-redirect",
     "After a redirect the proxy's credentials went to the target.",
     {"CVE-2023-32681", "CVE-2024-24758", "CVE-2025-4673"}},
    {"credentials-for-407-of-target",
     "The target answered 407 itself and was given the proxy's credentials.",
     {"CVE-2026-85719", "yhirose/cpp-httplib#2457"}},
    {"credentials-in-websocket-upgrade",
     "The WebSocket handshake inside the tunnel carried the proxy's credentials.",
     {"CVE-2026-107285"}},
    {"credentials-in-authorization",
     "The proxy's credentials went to the target as if they were its own.",
     {"magisterquis/connectproxy#1", "tafia/hyper-proxy#36"}},
    {"credentials-for-401",
     "A 401 drew the proxy's credentials, which are for a 407.",
     {"tinyproxy/tinyproxy#532", "bazelbuild/bazel#29735"}},
    {"secret-in-another-field",
     "The proxy's secret stood in a field or a target that has nothing to do with it.",
     {}},
    {"target-secrets-on-connect",
     "What is for the target alone was shown to the proxy on CONNECT.",
     {"CVE-2015-3153", "AsyncHttpClient/async-http-client#2234"}},
    {"target-secrets-after-redirect",
     "A redirect took what is for one target to another one.",
     {"CVE-2018-18074", "CVE-2018-1000007", "CVE-2022-27774", "CVE-2021-31879"}},
    {"origin-credentials-for-401-of-proxy",
     "The proxy answered 401 to CONNECT and was given the target's credentials.",
     {"CVE-2026-86414"}},
    {"https-in-the-clear",
     "A request for https:// went to the proxy without a tunnel, for it to read and change.",
     {"axios/axios#4531", "axios/axios#925"}},
    {"request-after-refused-connect",
     "The proxy opened no tunnel, and the target's request followed in the clear.",
     {"GHSA-pc5p-h8pf-mvwp", "CVE-2026-107232"}},
    {"credentials-past-the-proxy",
     "A request that went directly to the target carried the proxy's credentials.",
     {"CVE-2026-44486", "CVE-2026-44487", "CVE-2026-67339"}},
    {"credentials-at-second-proxy",
     "Another proxy was given the credentials that are for the first.",
     {"CVE-2026-6253", "CVE-2026-7168"}},
    {"userinfo-in-target",
     "User and password of a URL stood in the request line, which proxies write into logs.",
     {"AsyncHttpClient/async-http-client#2258"}},
}};

}  // namespace

std::span<const LeakKind> all_leak_kinds() {
    return kinds;
}

CheckResult as_leak(CheckResult result, std::string_view id) {
    const auto kind = std::ranges::find(kinds, id, &LeakKind::id);
    result.leak = kind->id;
    result.resembles.assign(kind->resembles.begin(), kind->resembles.end());
    result.sentence += ' ' + std::string(kind->what);
    return result;
}

}  // namespace proxy407::checks

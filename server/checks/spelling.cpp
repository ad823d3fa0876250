#include "checks/spelling.hpp"

#include "checks/evidence.hpp"
#include "http/credentials.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <array>

namespace proxy407::checks {

namespace {

constexpr std::string_view usual_name = "Proxy-Authorization";
constexpr std::array<std::string_view, 5> usual_schemes = {
    "Basic", "Digest", "Bearer", "NTLM", "Negotiate"};

/// The usual spelling of a scheme that has one.
std::string_view usual_scheme(std::string_view scheme) {
    const auto found = std::ranges::find_if(usual_schemes, [&](std::string_view one) {
        return text::equal_ignoring_case(one, scheme);
    });
    return found == usual_schemes.end() ? scheme : *found;
}

CheckResult unusual(
    const journal::Exchange& request, std::string_view found, std::string_view usual
) {
    return fail(
        request_line(request) + " says " + text::printable(found) +
            ", and some proxies know only " + std::string(usual) + '.',
        &request
    );
}

}  // namespace

CheckResult usual_spelling(const Evidence& evidence, std::int64_t) {
    const journal::Exchange* last = nullptr;
    for (const auto* request : requests_to_proxy(evidence)) {
        for (const auto& field : request->head.fields) {
            const auto name = request->head.name(field);
            if (!text::equal_ignoring_case(name, usual_name)) continue;
            last = request;
            if (name != usual_name) return unusual(*request, name, usual_name);
            const auto sent = credentials(*request).value_or("");
            const auto scheme = std::string(http::parse_credentials(sent).scheme);
            if (scheme != usual_scheme(scheme)) {
                return unusual(*request, scheme, usual_scheme(scheme));
            }
        }
    }
    if (last == nullptr) return not_reached("No credentials came.");
    return pass("Field and scheme were spelled as usual.", last);
}

}  // namespace proxy407::checks

#include "ladder/refusal.hpp"
#include "ladder/rung.hpp"
#include "ladder/who.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <array>

namespace proxy407::ladder {
namespace {

const std::initializer_list<std::string_view> first_fields = {
    "Server", "Via", "X-Squid-Error", "Proxy-Status", "WWW-Authenticate", "Location"};

bool says_no_such_method(int status) {
    constexpr std::array statuses = {400, 404, 405, 501};
    return std::ranges::find(statuses, status) != statuses.end();
}

/// A redirect to the same name with https:// is a habit of web servers.
bool leads_away(const Answer& answer) {
    if (answer.status == 511) return true;
    const auto location = answer.first("Location");
    return answer.status / 100 == 3 && location &&
           location->find(Target::made_up) == location->npos;
}

/// Has it passed a proxy, or been made by one?
bool has_marks_of_proxy(const Answer& answer) {
    return answer.first("Via") || answer.first("X-Squid-Error") || answer.first("Proxy-Status");
}

Conclusion address_not_allowed(const Answer& answer) {
    return conclude(
        "address-not-allowed",
        "The proxy refuses every request from this address, and asks for no credentials.",
        shown(answer, first_fields),
        "Have this machine's address put on the proxy's list. Credentials change nothing here."
    );
}

Conclusion captive_portal(const Answer& answer) {
    return conclude(
        "captive-portal",
        "A page of the network answers for a name that nobody has.",
        shown(answer, first_fields),
        "Open the page in a browser and sign in to the network, or leave the network."
    );
}

Conclusion says_401(const Answer& answer) {
    return conclude(
        "proxy-says-401",
        "The proxy asks for credentials by 401 and WWW-Authenticate, which is for targets: clients "
        "do not answer it with the proxy's credentials.",
        shown(answer, first_fields),
        "A proxy sends 407 and Proxy-Authenticate (RFC 9110 section 15.5.8). Tell whoever runs it; "
        "or the URL is that of a web server."
    );
}

/// What follows from the response alone, where nobody but the proxy can have made it.
std::optional<Conclusion> of_proxy_alone(const Answer& answer) {
    if (answer.status == 401) return says_401(answer);
    if (answer.status == 403) return address_not_allowed(answer);
    if (leads_away(answer)) return captive_portal(answer);
    return std::nullopt;
}

bool is_for_target_to_say(const Facts& facts) {
    return !facts.question.target.is_made_up;
}

bool is_answered(const Facts& facts) {
    return !facts.is_accepted;
}

Step judge_first(Facts& facts, Seen) {
    const auto& answer = facts.first;
    if (auto refused = sellers_refusal(answer)) return *std::move(refused);
    if (answer.status == 407) return Passed{{"It asks for credentials by 407."}};
    if (answer.status >= 500 && answer.status != 511) {
        if (is_for_target_to_say(facts))
            return conclude(
                "target-unreachable",
                "The proxy accepts the request without credentials and can't reach the target.",
                shown(answer, first_fields),
                "Check the target's name and port, from the proxy's side of the network."
            );
        return accepted_without_credentials(
            facts, "It accepts the request without credentials and looks for the name."
        );
    }
    return Passed{{"It answers without asking for credentials: " + status_line(answer) + "."}};
}

/// Whether the proxy or the target speaks is told by a name that nobody has.
bool is_in_doubt(const Facts& facts) {
    const auto& answer = facts.first;
    if (answer.status == 407 || facts.is_accepted) return false;
    if (!is_for_target_to_say(facts)) return true;
    return answer.status == 401 || answer.status == 403 || leads_away(answer) ||
           says_no_such_method(answer.status);
}

/// By the other method where the first one asked for it already.
Request control_request(const Facts& facts) {
    if (is_for_target_to_say(facts)) return get(made_up_target(false));
    return tunnel_to(made_up_target(true).place);
}

std::optional<Probe> ask_for_made_up_name(const Facts& facts, Seen seen) {
    return next_of_plain_request(facts, control_request(facts), seen);
}

Conclusion not_a_proxy(const Facts& facts, const Answer& tunnel) {
    return conclude(
        "not-a-proxy",
        "A web server answers at " + http::to_string(facts.question.proxy.place) +
            ": it took the request for one of its own pages and forwards nothing.",
        shown(facts.first, first_fields) + (tunnel.status == 0 ? "" : "\n" + shown(tunnel, {})),
        "Check host and port of the proxy."
    );
}

Step judge_by_tunnel(Facts& facts, const Answer& tunnel) {
    const auto& answer = facts.first;
    if (leads_away(answer)) return captive_portal(answer);
    if (tunnel.status == 407) {
        facts.first = tunnel;
        facts.request = tunnel_to(made_up_target(true).place);
        return Passed{{"It asks for credentials for CONNECT alone."}};
    }
    const bool no_tunnel = tunnel.status == 0 || says_no_such_method(tunnel.status);
    if (no_tunnel && !has_marks_of_proxy(answer)) return not_a_proxy(facts, tunnel);
    if (leads_away(tunnel)) return captive_portal(tunnel);
    if (auto concluded = of_proxy_alone(answer)) return *std::move(concluded);
    if (tunnel.is_success())
        return accepted_without_credentials(
            facts, "It answers for a name that nobody has: it makes up responses or opens TLS."
        );
    return accepted_without_credentials(facts, "It knows CONNECT: " + status_line(tunnel) + ".");
}

Step judge_of_target(Facts& facts, const Answer& control) {
    const auto& answer = facts.first;
    const bool same = control.status == answer.status;
    if (same)
        if (auto concluded = of_proxy_alone(answer)) return *std::move(concluded);
    if (same && says_no_such_method(answer.status)) return not_a_proxy(facts, {});
    if (facts.request.method == "CONNECT")
        return accepted_without_credentials(
            facts, "It asks for no credentials, and opens no tunnel to this target."
        );
    if (answer.status == 401)
        return conclude(
            "target-refuses",
            "The target asks for credentials of its own; the proxy asks for none.",
            shown(answer, first_fields),
            "Give the client the target's credentials (curl -u), beside those of the proxy (-U)."
        );
    if (answer.status == 403)
        return conclude(
            "target-blocked",
            "This target is refused, and a made-up name is not: a rule of the proxy, or the "
            "target.",
            shown(answer, first_fields),
            "Ask whoever runs the proxy for the rule, or the target for access."
        );
    return accepted_without_credentials(facts, "The response is the target's own.");
}

Step judge_made_up_name(Facts& facts, Seen seen) {
    const auto control = last_answer(seen);
    if (is_for_target_to_say(facts)) return judge_of_target(facts, control);
    return judge_by_tunnel(facts, control);
}

bool is_plainly_open(const Facts& facts) {
    return facts.first.status != 407 && !facts.is_accepted;
}

Step judge_open(Facts& facts, Seen) {
    return accepted_without_credentials(facts, "It accepts the request without credentials.");
}

constexpr Rung first_rungs[] = {
    {"first-response",
     "What does it answer without credentials?",
     is_answered,
     nullptr,
     judge_first},
    {"made-up-name",
     "Is it the proxy that says so?",
     is_in_doubt,
     ask_for_made_up_name,
     judge_made_up_name},
    {"open", "Does it ask for credentials at all?", is_plainly_open, nullptr, judge_open},
};

}  // namespace

std::span<const Rung> rungs_without_credentials() {
    return first_rungs;
}

}  // namespace proxy407::ladder

#include "admin/routes.hpp"

#include "admin/route.hpp"

#include <utility>

namespace proxy407::admin {
namespace {

/// A row in the making; what it says of itself comes one after the other.
class Row {
public:
    Row(std::string_view method, std::string_view path, Answer (*act)(const Call&)) {
        route_.method = method;
        route_.path = path;
        route_.act = act;
    }

    Row& is(std::string_view id, std::string_view what) {
        route_.id = id;
        route_.what = what;
        return *this;
    }

    Row& query(Members members) {
        route_.query = std::move(members);
        return *this;
    }

    Row& body(Members members) {
        route_.body = {Body::Form::members, std::move(members)};
        return *this;
    }

    Row& body_is_scenario() {
        route_.body.form = Body::Form::scenario;
        return *this;
    }

    Row& gives(std::string_view schema, int status = 200) {
        route_.success = {status, "application/json", schema};
        return *this;
    }

    Row& gives_text(std::string_view type) {
        route_.success = {200, type, ""};
        return *this;
    }

    Row& gives_nothing() {
        route_.success = {204, "", ""};
        return *this;
    }

    Row& or_with(int status) {
        route_.other_status = status;
        return *this;
    }

    Row& or_else(std::vector<int> statuses) {
        route_.problems = std::move(statuses);
        return *this;
    }

    operator Route() const { return route_; }

private:
    Route route_;
};

const Member scenario_member{
    "scenario", Kind::scenario, "name of a built-in scenario, or the scenario itself", true};
const Member user_member{"user", Kind::text, "user name that the proxy accepts instead"};
const Member password_member{"password", Kind::text, "its password"};
const Member proxy_member{"proxy", Kind::text, "name of a proxy; without it the first one"};
const Member redact_member{"redact", Kind::flag, "mask every password and token"};
const Member match_member{"match", Kind::match, "what an exchange must hold; nothing: any"};
const Member since_member{"since", Kind::integer, "only exchanges after that number"};
const Member limit_member{"limit", Kind::integer, "at most so many (10000)", false, 1, 10'000};

const Members reset_members = {
    {"state", Kind::flag, "the script and the quotas begin again (true)"},
    {"nonces", Kind::flag, "the proxy forgets the nonces that it issued (true)"},
    {"journal", Kind::flag, "the exchanges go (true)"},
};

/// The keys of a filter, and those beside them.
Members filter_and(const Members& more) {
    auto members = Filter::members();
    members.insert(members.end(), more.begin(), more.end());
    return members;
}

std::vector<Route> about_routes() {
    const Members encoded = {
        {"user", Kind::text, "user name", true},
        {"password", Kind::text, "its password", true},
        {"proxy", Kind::text, "HOST:PORT in the lines (127.0.0.1:3128)"}};
    return {
        Row("GET", "/health", health).is("health", "Does it run?").gives("Health"),
        Row("GET", "/version", version)
            .is("version", "Its version, and what it was built with.")
            .gives("Version"),
        Row("GET", "/openapi.json", description)
            .is("openapi", "This description, OpenAPI 3.1; JSON is YAML, too.")
            .gives("Description"),
        Row("GET", "/metrics", metrics)
            .is("metrics", "Counters, in the text form of Prometheus.")
            .gives_text("text/plain; version=0.0.4; charset=utf-8"),
        Row("GET", "/certs/proxy407-ca.pem", certificate_pem)
            .is("certificatePem", "The certificate of the authority that a client has to trust.")
            .gives_text("application/x-pem-file"),
        Row("GET", "/certs/proxy407-ca.crt", certificate_der)
            .is("certificateDer", "The same in DER.")
            .gives_text("application/pkix-cert"),
        Row("POST", "/encode", encode)
            .is("encode", "Credentials the way each client wants them.")
            .body(encoded)
            .gives("Encoded")
            .or_else({422}),
        Row("POST", "/shutdown", shut_down)
            .is("shutdown", "Stops the program, as SIGTERM does.")
            .gives("Stopping", 202),
    };
}

std::vector<Route> scenario_routes() {
    const Members which = {
        {"family", Kind::text, "only those of that family"},
        {"q", Kind::text, "only those that all these words are about, the nearest first"}};
    return {
        Row("GET", "/scenarios", list_scenarios)
            .is("listScenarios", "The built-in scenarios.")
            .query(which)
            .gives("Scenarios"),
        Row("GET", "/scenarios/{id}", show_scenario)
            .is("showScenario", "The file of one scenario.")
            .gives("Scenario")
            .or_else({404}),
        Row("POST", "/scenarios/validate", validate_scenario)
            .is("validateScenario",
                "Reads the body as a scenario, and reports every mistake at once.")
            .body_is_scenario()
            .gives("Validation"),
    };
}

std::vector<Route> proxy_routes() {
    const Members created = {
        {"name", Kind::name, "its name: letters, digits, dot, - and _, 64 at most", true},
        scenario_member,
        {"port", Kind::integer, "where it listens; 0: any free port (0)", false, 0, 65535},
        user_member,
        password_member};
    return {
        Row("GET", "/proxies", list_proxies)
            .is("listProxies", "The proxies, the first one first.")
            .gives("Proxies"),
        Row("POST", "/proxies", create_proxy)
            .is("createProxy", "Starts one more proxy.")
            .body(created)
            .gives("Proxy", 201)
            .or_else({409, 422}),
        Row("GET", "/proxies/{name}", show_proxy)
            .is("showProxy", "One proxy.")
            .gives("Proxy")
            .or_else({404}),
        Row("DELETE", "/proxies/{name}", delete_proxy)
            .is("deleteProxy",
                "Stops one proxy and frees its port. Its connections end, its exchanges stay.")
            .gives_nothing()
            .or_else({404}),
        Row("PUT", "/proxies/{name}/scenario", use_scenario)
            .is("useScenario",
                "Another scenario on the same port, from its beginning. Connections that wait for "
                "a request end; a request under way gets its response as before.")
            .body({scenario_member, user_member, password_member})
            .gives("Proxy")
            .or_else({404, 409, 422}),
    };
}

std::vector<Route> state_routes() {
    return {
        Row("GET", "/proxies/{name}/state", show_state)
            .is("showState", "Where the script of its scenario is.")
            .gives("State")
            .or_else({404}),
        Row("PUT", "/proxies/{name}/state", set_state)
            .is("setState", "Moves the script to a step.")
            .body({{"step", Kind::integer, "the step, counted from 0", true}})
            .gives("State")
            .or_else({404, 409}),
        Row("POST", "/proxies/{name}/reset", reset_proxy)
            .is("resetProxy",
                "One proxy begins again. Its exchanges go; the others keep their numbers.")
            .body(reset_members)
            .gives_nothing()
            .or_else({404}),
        Row("POST", "/reset", reset_all)
            .is("reset", "All proxies begin again. The exchanges go, and the next one is number 1.")
            .body(reset_members)
            .gives_nothing(),
        Row("GET", "/handout", show_handout)
            .is("showHandout",
                "What a client of a proxy is told: environment variables, CA file, targets.")
            .query({proxy_member})
            .gives("Handout")
            .or_else({404}),
    };
}

std::vector<Route> exchange_routes() {
    Member part{"of", Kind::text, "request (the default), reply, or origin: what the target saw"};
    part.words = {"request", "reply", "origin"};
    return {
        Row("GET", "/exchanges", list_exchanges)
            .is("listExchanges", "What came, in order.")
            .query(filter_and({since_member, limit_member}))
            .gives("Exchanges"),
        Row("DELETE", "/exchanges", delete_exchanges)
            .is("deleteExchanges", "Forgets what came. The proxies go on where they are.")
            .gives_nothing(),
        Row("GET", "/exchanges/{number}", show_exchange)
            .is("showExchange", "One exchange.")
            .gives("Exchange")
            .or_else({404}),
        Row("GET", "/exchanges/{number}/head", show_head)
            .is("showHead", "The bytes of a head, as they were sent.")
            .query({part})
            .gives_text("application/octet-stream")
            .or_else({404}),
        Row("GET", "/exchanges.har", export_har)
            .is("exportHar", "The exchanges as HAR 1.2.")
            .query(filter_and({redact_member}))
            .gives("Har"),
        Row("GET", "/exchanges.ndjson", export_ndjson)
            .is("exportNdjson", "The exchanges, one on a line.")
            .query(filter_and({redact_member}))
            .gives_text("application/x-ndjson"),
        Row("GET", "/events", listen_to_events)
            .is("listenToEvents",
                "What happens, as server-sent events. Last-Event-ID goes on after that event.")
            .gives_text("text/event-stream")
            .or_else({503}),
    };
}

std::vector<Route> judging_routes() {
    const Members waiting = {
        match_member,
        {"count", Kind::integer, "how many (1)", false, 1, 10'000},
        {"timeout_ms", Kind::integer, "how long, in milliseconds (5000)", false, 0, 60'000},
        since_member};
    return {
        Row("POST", "/exchanges/wait", wait_for_exchanges)
            .is("waitForExchanges", "Waits for exchanges. 408 tells what came nearest.")
            .body(waiting)
            .gives("Found")
            .or_else({408, 503}),
        Row("POST", "/exchanges/count", count_exchanges)
            .is("countExchanges", "How many exchanges match.")
            .body({match_member})
            .gives("Count"),
        Row("GET", "/near-misses", list_near_misses)
            .is("listNearMisses",
                "The credentials that were refused, each with the mistake and how far off it is.")
            .query({proxy_member})
            .gives("NearMisses")
            .or_else({404}),
        Row("GET", "/refusals", list_refusals)
            .is("listRefusals",
                "Was a request refused since the last reset, under whatever scenario? With what "
                "came, for people.")
            .query({proxy_member})
            .gives("Refusals")
            .or_else({404}),
        Row("POST", "/verify", verify)
            .is("verify", "Judges what came by checks: those of the scenario, or the named ones.")
            .query({{"status", Kind::integer, "406: that status where one failed", false, 406, 406}}
            )
            .body({proxy_member, {"checks", Kind::checks, "instead of the scenario's own"}})
            .gives("Verdict")
            .or_with(406)
            .or_else({404}),
    };
}

}  // namespace

std::span<const Route> routes() {
    static const std::vector<Route> table = [] {
        std::vector<Route> all;
        for (const auto& part :
             {about_routes(),
              scenario_routes(),
              proxy_routes(),
              state_routes(),
              exchange_routes(),
              judging_routes()})
            all.insert(all.end(), part.begin(), part.end());
        return all;
    }();
    return table;
}

}  // namespace proxy407::admin

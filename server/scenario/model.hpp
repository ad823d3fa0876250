// scenario: what a scenario file says, its JSON form and schema, and the built-in catalogue.
#pragma once

#include "auth/account.hpp"
#include "auth/scheme.hpp"
#include "http/target.hpp"
#include "scenario/address.hpp"
#include "scenario/reply_shape.hpp"
#include "scenario/session_parameters.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace proxy407::scenario {

struct Allowlist {
    std::vector<Network> addresses;
    enum class WithCredentials { ignore, refuse };
    /// What happens to credentials sent from a listed address.
    WithCredentials with_credentials = WithCredentials::ignore;
};

/// How a request without valid identification is refused.
struct Refusal {
    enum class Challenge {
        proxy_authenticate,  ///< as RFC 9110 section 11.7.1 asks
        www_authenticate,    ///< the wrong field (defect D12)
        none,                ///< a 407 that says nothing (defect D11)
    };
    int status = 407;
    Challenge challenge = Challenge::proxy_authenticate;
    bool joined = false;  ///< all challenges in one field, with commas between them
    ReplyShape shape;
};

/// A refusal of its own for some requests. What is not given holds for all.
struct RefusalCase {
    std::string method;  ///< empty: any
    enum class Credentials {
        any,
        absent,        ///< no Proxy-Authorization
        other_scheme,  ///< none of the schemes offered
        wrong,         ///< in a scheme that is offered, and not right
    };
    Credentials credentials = Credentials::any;
    std::optional<bool> http10;  ///< the version of the request is 1.0
    Refusal refusal;
};

/// Something that goes wrong: a moment and an effect.
struct Fault {
    enum class At { accept, head };  ///< before a byte is read; once a request head came
    At at = At::head;
    std::optional<Effect> effect;        ///< none: all goes on after the pause
    std::chrono::milliseconds pause{0};  ///< before the effect
};

/// An answer the proxy makes by itself instead of asking the origin: 502, 504, a redirect ...
struct FixedAnswer {
    int status = 502;
    ReplyShape shape;
};

/// How a CONNECT is granted, and how the tunnel ends before its time.
struct Tunnel {
    int status = 200;
    ReplyShape shape;

    struct End {
        enum class At {
            established,  ///< the 200 is out
            octets,       ///< the client has sent something through the tunnel
            reply,        ///< the embedded origin has answered a first request
        };
        At at = At::established;
        std::optional<std::uint64_t> after_octets;  ///< reply: so many octets of it; empty: all
        std::chrono::milliseconds pause{0};
        Effect effect = Effect::close;
    };

    std::optional<End> end;
};

/// Leaves a step of the script for another one.
struct Transition {
    enum class On {
        requests,     ///< that many came
        connections,  ///< that many came, and here is the next one
        accepted,     ///< that many requests were accepted
        turned_away,  ///< that many were challenged or refused
        refused,      ///< that many were refused: what they had sent was not good enough
        seconds,      ///< that long ago the step began, and something comes
    };
    On on = On::requests;
    std::uint32_t count = 1;
    std::size_t to = 0;  ///< index of the step that follows
};

/// One step of the script: what the proxy demands while it is the current one.
struct Step {
    std::string name;
    std::vector<auth::Scheme> schemes;    ///< empty: no credentials are asked for
    std::optional<auth::Accounts> users;  ///< instead of the scenario's
    std::optional<Allowlist> allowlist;
    enum class Combine { all, any };
    Combine combine = Combine::all;  ///< allowlist and credentials, or either of them
    Refusal refusal;
    std::vector<RefusalCase> refusal_cases;  ///< the first that holds is taken instead
    std::optional<Fault> fault;
    std::optional<FixedAnswer> answer;  ///< after authentication
    Tunnel tunnel;
    std::vector<Transition> until;  ///< the first that holds is taken; none: the step stays
    /// What holds in place of all this for CONNECT, and for all other requests; null: nothing else.
    std::shared_ptr<const Step> connect;
    std::shared_ptr<const Step> plain;
};

/// What an account may do once its password is right.
struct AccountRule {
    std::string user;
    SessionParameters parameters;                   ///< what may follow its name or its password
    std::optional<std::vector<Network>> addresses;  ///< it may come from
    std::optional<std::uint32_t> requests;          ///< its quota
    FixedAnswer refused{403, {}};                   ///< what it gets otherwise
};

struct Origin {
    bool forward = false;                  ///< to real hosts; off by default
    std::vector<http::Authority> allowed;  ///< it may forward there; canonical
    std::optional<int> status;             ///< the embedded origin answers everything with it
    std::vector<FieldOverride> fields;     ///< of the embedded origin's answers
    std::optional<std::string> body;
    std::map<std::string, std::string> pages;  ///< contents by path, in place of the routes; no key
};

struct Listener {
    bool refuses = false;                      ///< the port is taken but nobody listens
    bool tls = false;                          ///< an https:// proxy
    std::vector<Network> proxy_protocol_from;  ///< peers whose PROXY header is read; empty: off

    bool operator==(const Listener&) const = default;
};

/// Another proxy beside this one, with credentials of its own: what it gets to see of this one's
/// is a leak.
struct SecondProxy {
    std::vector<auth::Scheme> schemes;
    std::optional<auth::Account> client;  ///< given to the client for it; none: none
    auth::Accounts users;
};

/// What `run` and the suite tell a client, where it is not the usual.
struct Handout {
    std::string http_target;  ///< empty: as ever; "{direct_origin}" stands for host:port
    std::string https_target;
    enum class HttpsProxy { same, second, none };
    HttpsProxy https_proxy = HttpsProxy::same;
    std::string no_proxy;                        ///< empty: not set
    std::optional<auth::Account> https_account;  ///< instead of the client's, for https targets
    std::vector<std::pair<std::string, std::string>> environment;  ///< with their placeholders
    std::string netrc;  ///< the text of such a file; empty: none
    /// What the client is to do, when that is not to fetch its target: "upload something".
    std::string task;
    bool for_http = true;  ///< there is something to see with a target of that kind
    bool for_https = true;
};

/// How much a failure of a check counts: as much as its clause. `run` and `certify` grade by it.
enum class Weight {
    must,      ///< a MUST of a standard, or harm to the user: FAIL
    should,    ///< a SHOULD of a standard: NON STRICT, and FAIL under --strict
    practice,  ///< no standard asks for it, but some proxies do: OBSERVED
    observed,  ///< the client may do as it likes: OBSERVED
};

/// The named check `check` of the checks room, with its parameter where it has one.
struct Expectation {
    std::string check;
    std::int64_t value = 0;
    Weight at_most = Weight::must;  ///< in this scenario it counts no more than that
    bool subject = false;           ///< the scenario is about it, though it holds anywhere
};

struct Scenario {
    std::string id;     ///< stable, kebab-case; by default of the file's name
    std::string title;  ///< by default the id
    std::string story;
    std::string family;                   ///< "basic", "digest" ...; by default "own"
    std::vector<std::string> links;       ///< requirement ids, defect ids, URLs
    std::optional<auth::Account> client;  ///< the credentials the client is to use; none: none
    auth::Accounts users;
    std::vector<AccountRule> rules;
    std::vector<Step> steps;  ///< at least one
    enum class ScriptOwner { proxy, address, connection };
    /// Who goes through the script: all together, or each client's address or connection by itself.
    ScriptOwner script_owner = ScriptOwner::proxy;
    /// Of several Proxy-Authorization fields the first one counts; else such a request is
    /// malformed.
    bool first_credentials_count = false;
    Origin origin;
    Listener listener;
    std::optional<SecondProxy> second_proxy;
    bool direct_origin = false;  ///< a target on loopback that can be reached past the proxy
    Handout handout;
    std::vector<Expectation> expect;
    std::vector<std::string> warnings;  ///< about its file: what has another effect than it seems
};

/// Every scheme that a step of the scenario offers, those for CONNECT or for other requests alone
/// among them. They live as long as the scenario.
std::vector<const auth::Scheme*> offered_schemes(const Scenario& scenario);

}  // namespace proxy407::scenario

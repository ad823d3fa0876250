// scenario: what a scenario file says, its JSON form and schema, and the built-in catalogue.
#pragma once

#include "auth/account.hpp"
#include "auth/scheme.hpp"
#include "scenario/address.hpp"

#include <chrono>
#include <cstdint>
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
    /// Keep the connection after refusing a CONNECT (RFC 9931 asks to close it; NTLM needs it).
    bool keep_alive_on_connect = false;
};

/// Something that goes wrong: a moment and an effect.
struct Fault {
    enum class At { accept, head };  ///< before a byte is read; once a request head came
    enum class Do { reset, close, silence };
    At at = At::head;
    Do effect = Do::close;
};

/// An answer the proxy makes by itself instead of asking the origin: 502, 504, a redirect ...
struct FixedAnswer {
    int status = 502;
    std::string body;
    std::vector<std::pair<std::string, std::string>> fields;
};

/// One step of the script: what the proxy demands while it is the current one.
struct Step {
    std::string name;
    std::vector<auth::Scheme> schemes;  ///< empty: no credentials are asked for
    std::optional<Allowlist> allowlist;
    enum class Combine { all, any };
    Combine combine = Combine::all;  ///< allowlist and credentials, or either of them
    Refusal refusal;
    std::optional<Fault> fault;
    std::optional<FixedAnswer> answer;  ///< after authentication
    std::uint32_t requests = 0;         ///< the step ends after that many requests; 0: never
};

struct Origin {
    bool forward = false;              ///< to real hosts; off by default
    std::vector<std::string> allowed;  ///< "host:port" it may forward to
    std::optional<int> status;         ///< the embedded origin answers everything with it
};

struct Listener {
    bool refuses = false;                      ///< the port is taken but nobody listens
    bool tls = false;                          ///< an https:// proxy
    std::vector<Network> proxy_protocol_from;  ///< peers whose PROXY header is read; empty: off
};

/// The named check `check` of the checks room, with its parameter where it has one.
struct Expectation {
    std::string check;
    std::int64_t value = 0;
};

struct Scenario {
    std::string id;  ///< stable, kebab-case; the file's name without ".json"
    std::string title;
    std::string story;
    std::string family;                   ///< "basic", "digest", "address", "encoding" ...
    std::vector<std::string> links;       ///< requirement ids, defect ids, URLs
    std::optional<auth::Account> client;  ///< the credentials the client is to use; none: none
    auth::Accounts users;
    std::vector<Step> steps;  ///< at least one
    Origin origin;
    Listener listener;
    std::vector<Expectation> expect;
};

}  // namespace proxy407::scenario

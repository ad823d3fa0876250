#pragma once

#include "checks/check.hpp"
#include "process/child.hpp"
#include "results/verdict.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace proxy407::results {

/// Keeps the order of its keys.
using Json = nlohmann::ordered_json;

/// A verdict and what it rests on.
struct Judgement {
    Verdict verdict = Verdict::pass;
    bool leak = false;    ///< a secret of the proxy reached a place other than the proxy
    std::string finding;  ///< "wrong-credentials/percent-encoding-not-decoded"; "" when all is well
    std::string sentence;    ///< for people
    std::string check = {};  ///< that did not hold; "": it is about something else
    checks::Weight level = checks::Weight::must;  ///< of the check, here
    std::uint64_t exchange = 0;  ///< number of the exchange that proves it; 0: none
};

/// A fault that was seen on the way, in a case that is about something else: a finding of the
/// client, which does not change the verdict over the case.
struct Fault {
    std::string check;  ///< "" for a rule that the proxy forgave
    std::string finding;
    checks::Weight level = checks::Weight::must;
    bool leak = false;
    std::string sentence;        ///< for people
    std::uint64_t exchange = 0;  ///< number of the exchange that proves it; 0: none
    Standing standing = Standing::expected;
    std::string reason = {};  ///< of a known one
    std::string link = {};    ///< of a known one
};

/// One that no baseline may leave out: a leak, or a MUST that is not kept.
bool is_grave(const Fault& fault);

/// What a breach of that weight makes of the case that is about it.
Verdict verdict_of(checks::Weight weight);

/// What a case would come to that is about the fault.
Verdict verdict_of(const Fault& fault);

/// What the client told its user, as far as the driver knows.
struct Reported {
    bool good = false;        ///< success
    std::string how;          ///< "exit code 0", "status 407"
    std::string breach;       ///< of the driver's protocol
    std::string unsupported;  ///< the feature that the driver refused
    std::string visible;      ///< all that its user got to see
};

/// What is neither right nor wrong; nothing where it could not be seen.
struct Observed {
    std::optional<bool> preemptive;  ///< credentials with the very first request
    std::optional<std::int64_t> attempts_before_giving_up;  ///< requests, where none was accepted
    std::optional<bool> status_shown;      ///< the last response was a refusal: does the user see
    std::optional<bool> challenge_shown;   ///< its status, its challenge,
    std::optional<bool> body_shown;        ///< its body?
    std::optional<bool> tunnels_http;      ///< does it send CONNECT for an http:// target?
    std::optional<std::int64_t> requests;  ///< to the proxy
    std::optional<std::int64_t> connections;
};

/// One client by one channel to one kind of target in one scenario. The suite fills it; baselines,
/// regrading and every report read it. Every text is UTF-8.
struct Result {
    std::string client;
    std::string channel;
    std::string target;  ///< "http", "https"
    std::string scenario;
    std::string pair;      ///< of special characters; "": the scenario's own credentials
    bool control = false;  ///< does this client reach the proxy at all?
    Judgement judgement;   ///< of the last attempt
    Standing standing = Standing::expected;
    bool flaky = false;  ///< an earlier attempt had another verdict or finding
    std::int64_t attempts = 1;
    std::vector<Judgement> earlier;  ///< of the attempts before the last
    std::string reason;              ///< of a known failure
    std::string link;                ///< of a known failure
    process::Ending ended;
    std::int64_t took_ms = 0;
    std::string given;      ///< the command line, or the request to the driver
    std::string reproduce;  ///< a line for a shell
    Reported reported;
    Observed observed;
    std::vector<Fault> faults = {};  ///< seen on the way
    std::vector<checks::CheckResult> checks;
    Json exchanges = Json::array();  ///< as `serve --log` writes them
    std::string output;
    std::string error;
};

/// "curl option http basic": names a case in a message.
std::string case_name(const Result& result);

/// Puts `change` of each text in its place that came from the client, or may quote it: what it was
/// given, what it printed, what is said of it.
void change_texts(Result& result, const std::function<std::string(const std::string&)>& change);

}  // namespace proxy407::results

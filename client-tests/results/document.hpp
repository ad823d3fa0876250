// results: what a run of the suite found, and its form in JSON (results.schema.json). The runner
// makes such a document, and every report is a function of one.
#pragma once

#include "results/verdict.hpp"
#include "scenario/mistake.hpp"
#include "text/json.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace proxy407::results {

/// Keeps the order of its keys.
using Json = nlohmann::ordered_json;

/// Of a document, and of each of its lines. A run of everything comes to half a gigabyte.
inline constexpr text::JsonLimits limits{2048ul * 1024 * 1024, 64, 1000, 1'000'000'000};

struct Host {
    std::string os;
    std::string arch;
};

/// How and when the results came to be.
struct Run {
    std::string began;  ///< RFC 3339, UTC
    std::int64_t took_ms = 0;
    std::uint64_t seed = 0;
    std::string shard;  ///< "1/3"; "": all of it
    std::int64_t jobs = 0;
    std::vector<std::string> argv;
    Host host;
};

struct Client {
    std::string name;  ///< of its folder
    std::string title;
    std::string language;
    std::string group;
    std::string homepage;
    std::vector<std::string> documentation;
    bool installed = false;
    std::string version;
    std::string runtime;
    std::string why_not;                                       ///< when it is not installed
    std::map<std::string, std::vector<std::string>> features;  ///< by channel
};

struct Scenario {
    std::string name;
    std::string title;
    std::string family;
    std::string story;
    std::vector<std::string> links = {};  ///< requirement and defect ids, issue threads, URLs
};

struct Check {
    std::string name;
    std::string outcome;  ///< "pass", "fail", "not-reached"
    std::string sentence;
    std::optional<std::uint64_t> exchange;  ///< the number of the one that proves it
    std::vector<std::string> requirements;
    std::string leak;                    ///< what kind; "": none
    std::vector<std::string> resembles;  ///< CVE and issue ids
};

struct Ending {
    std::int64_t code = 0;
    std::int64_t signal = 0;
    bool timed_out = false;
};

/// What an earlier attempt at the same case came to.
struct Attempt {
    Verdict verdict = Verdict::pass;
    bool leak = false;
    std::string finding;
    std::string sentence;
};

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
    std::optional<bool> preemptive;
    std::optional<std::int64_t> attempts_before_giving_up;
    std::optional<bool> status_shown;
    std::optional<bool> challenge_shown;
    std::optional<bool> body_shown;
    std::optional<std::int64_t> requests;
    std::optional<std::int64_t> connections;
};

/// One client by one channel to one kind of target in one scenario.
struct Result {
    std::string client;
    std::string channel;
    std::string target;  ///< "http", "https"
    std::string scenario;
    std::string pair;      ///< of special characters; "": the scenario's own credentials
    bool control = false;  ///< does this client reach the proxy at all?
    Verdict verdict = Verdict::pass;
    bool leak = false;
    Standing standing = Standing::expected;
    bool flaky = false;
    std::int64_t attempts = 1;
    std::vector<Attempt> earlier;
    std::string finding;
    std::string sentence;
    std::string reason;  ///< of a known failure
    std::string link;    ///< of a known failure
    Ending ended;
    std::int64_t took_ms = 0;
    std::string given;      ///< the command line, or the request to the driver
    std::string reproduce;  ///< a line for a shell
    Reported reported;
    Observed observed;
    std::vector<Check> checks;
    Json exchanges = Json::array();  ///< as `serve --log` writes them
    std::string output;
    std::string error;
};

/// results.json, version 1.
struct Document {
    std::string suite;  ///< the version of the suite
    Run run;
    bool incomplete = false;
    std::vector<Client> clients;
    std::vector<Scenario> scenarios;
    std::vector<Result> results;
};

/// Reads a document strictly: what is missing, unknown or of the wrong kind is a mistake with its
/// place. What came into the format after its first form may be absent.
std::variant<Document, scenario::Mistakes> read(std::string_view json, const std::string& file);

/// The same from a file; one that can't be read is a mistake too.
std::variant<Document, scenario::Mistakes> load(const std::string& file);

/// The document as JSON text, with every key; reading it gives the same document.
std::string to_text(const Document& document);

/// One result as it stands in the document, in a line.
std::string to_line(const Result& result);

/// The reverse of to_line; nothing when the line is no result, or not all of one.
std::optional<Result> read_line(std::string_view line);

/// "curl option http basic": names a case in a message.
std::string case_name(const Result& result);

}  // namespace proxy407::results

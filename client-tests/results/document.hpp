// results: what a run of the suite found, and its form in JSON (results.schema.json). The suite
// makes such a document, and every report is a function of one.
#pragma once

#include "json/limits.hpp"
#include "results/result.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace proxy407::results {

/// Of a document, and of each of its lines. A run of everything comes to half a gigabyte.
inline constexpr json::Limits limits{2048ul * 1024 * 1024, 64, 1000, 1'000'000'000};

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

/// results.json, version 1.
struct Document {
    std::string suite;  ///< the version of the suite
    Run run;
    bool incomplete = false;
    std::vector<Client> clients;
    std::vector<Scenario> scenarios;
    std::vector<Result> results;
};

}  // namespace proxy407::results

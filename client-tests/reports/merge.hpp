#pragma once

#include "json/mistake.hpp"
#include "results/document.hpp"

#include <string>
#include <variant>
#include <vector>

namespace proxy407::reports {

/// A document and what to call it.
struct Part {
    std::string file;
    results::Document document;
};

struct Merged {
    results::Document document;
    std::vector<std::string>
        missing;  ///< "2/3": shards that nothing came of; it is incomplete then
};

/// The parts of a run as one document. What does not belong together is a mistake: another version
/// of the suite or of a client, another number of shards, a shard or a case twice. Only control
/// cases may be in several parts, since every shard has to run them; the graver one stays.
std::variant<Merged, json::Mistakes> merge(std::vector<Part> parts);

}  // namespace proxy407::reports

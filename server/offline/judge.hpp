#pragma once

#include "journal/journal.hpp"
#include "offline/sightings.hpp"
#include "scenario/model.hpp"

#include <string>
#include <vector>

namespace proxy407::offline {

/// What is known of the proxy besides the log.
struct Knowledge {
    scenario::Scenario scenario;  ///< its accounts are the right ones; a step without schemes
                                  ///< leaves them to the log
    std::string proxy_url;        ///< for commands: "http://proxy.example:3128"
};

struct Judged {
    journal::Journal journal;        ///< what each came to; it has no more than could be judged
    std::vector<std::string> notes;  ///< what could not be judged, and why; whole sentences
};

/// Each as the proxy would have judged it that knows these accounts, with the status of the log.
Judged judge(const std::vector<Sighting>& seen, const Knowledge& knowledge);

}  // namespace proxy407::offline

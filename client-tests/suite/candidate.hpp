#pragma once

#include "client/client.hpp"
#include "grade/baseline.hpp"

#include <map>
#include <string>

namespace proxy407::suite {

/// A client that is to be certified.
struct Candidate {
    client::Client client;
    grade::Baseline baseline;
    std::map<std::string, std::string> pages = {};  ///< of its site, by path
    std::string asked_by = {};  ///< the words for certify that name it; "": --client NAME
    bool installed = false;
    std::string version = {};  ///< "7.88.1"
    std::string runtime = {};  ///< "CPython 3.11.2"; "" where the driver does not tell
    std::string why_not = {};  ///< when it is not installed
    std::string breach = {};   ///< of the driver protocol, found before any case; "": none
};

}  // namespace proxy407::suite

#pragma once

#include "net/limits.hpp"

#include <string>

namespace proxy407::app {

using net::Limits;

struct Options {
    std::string address = "127.0.0.1";
    std::string ca_directory;  ///< empty: the authority lives in memory
    std::string ca_file;       ///< written when not empty; named in the advice
    bool redact = false;       ///< mask credentials in the answers, and have a redactor() for logs
    Limits limits;
};

}  // namespace proxy407::app

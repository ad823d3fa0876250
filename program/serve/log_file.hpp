#pragma once

#include <optional>
#include <string>

namespace proxy407::program {

/// Where a log goes.
struct LogFile {
    int descriptor = -1;
    std::string name;  ///< in words: "standard output", or the file's path
};

/// Opens the file of --log-file to append to it; "" and "-" are standard output. A log may hold
/// passwords: a file that is made is for its owner alone. What hinders is said on stderr.
std::optional<LogFile> open_log(const std::string& file);

}  // namespace proxy407::program

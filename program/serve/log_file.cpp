#include "program/serve/log_file.hpp"

#include "files/output_file.hpp"
#include "text/octets.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <iostream>
#include <stdexcept>
#include <system_error>

namespace proxy407::program {

std::optional<LogFile> open_log(const std::string& file) {
    if (file.empty() || file == "-") return LogFile{STDOUT_FILENO, "standard output"};
    // Without O_NONBLOCK a FIFO that nobody reads would hold up the start.
    int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
    try {
        if (files::place_of(file) == files::Place::file) flags |= O_NOFOLLOW;
    } catch (const std::runtime_error& problem) {
        std::cerr << "proxy407 serve: " << text::printable(problem.what()) << '\n';
        return std::nullopt;
    }
    const int descriptor = ::open(file.c_str(), flags, 0600);
    if (descriptor >= 0) return LogFile{descriptor, text::printable(file)};
    const int error = errno;
    std::cerr << "proxy407 serve: can't write the log to " << text::printable(file) << ": "
              << std::generic_category().message(error)
              << (error == ENXIO ? " (nobody reads this FIFO)" : "") << '\n';
    return std::nullopt;
}

}  // namespace proxy407::program

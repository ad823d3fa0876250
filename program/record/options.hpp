#pragma once

#include "auth/account.hpp"
#include "program/command_line.hpp"
#include "program/record/relay.hpp"
#include "recording/scrubber.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace proxy407::program {

struct RecordRequest {
    RealProxy proxy;
    std::optional<auth::Account> account;  ///< for the command
    std::uint16_t port = 0;
    std::size_t most_kept = 0;  ///< octets
    std::string file = "-";
    std::vector<std::string> command;  ///< empty: whoever uses the port
    recording::KnownParticulars known;
};

/// Nothing after --help or a mistake, which has been printed: then `code` is to be returned.
std::optional<RecordRequest> read_record_options(int argc, char** argv, int& code);

}  // namespace proxy407::program

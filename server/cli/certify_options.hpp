#pragma once

#include "runner/suite.hpp"

#include <optional>
#include <string>
#include <vector>

namespace proxy407::cli {

/// What the command line of `certify` asks for.
struct CertifyRequest {
    std::vector<runner::Candidate> candidates;
    runner::SuiteOptions suite;
    std::string json_file;
};

/// Nothing when --help was asked for or a mistake was found; it is printed then, and `code` is to
/// be returned.
std::optional<CertifyRequest> read_certify_options(int argc, char** argv, int& code);

}  // namespace proxy407::cli

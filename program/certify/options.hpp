#pragma once

#include "program/certify/report_files.hpp"
#include "suite/suite.hpp"

#include <optional>
#include <string>
#include <vector>

namespace proxy407::program {

/// What the command line of `certify` asks for.
struct CertifyRequest {
    std::vector<suite::Candidate> candidates;
    suite::SuiteOptions suite;
    std::vector<std::string> argv;
    std::string baselines;  ///< folder
    std::string json_file;
    ReportFiles reports;
    std::vector<std::string>
        user;                 ///< the option that gave the account, as it may be shown; or nothing
    std::string resume_file;  ///< results of a run that was stopped
    bool update_baseline = false;
    bool strict = false;  ///< a recommendation that is not kept is a failure
    bool show = false;    ///< every exchange, on standard output
};

/// Nothing when --help was asked for or a mistake was found; it is printed then, and `code` is to
/// be returned.
std::optional<CertifyRequest> read_certify_options(int argc, char** argv, int& code);

}  // namespace proxy407::program

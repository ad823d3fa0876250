#pragma once

#include "client/client_command.hpp"
#include "client/report.hpp"
#include "files/temporary_folder.hpp"
#include "process/driver_process.hpp"
#include "suite/candidate.hpp"
#include "suite/temporary_proxy.hpp"

#include <cstddef>
#include <memory>
#include <optional>

namespace proxy407::suite {

/// Runs the cases of one client by one channel to one kind of target, one after the other. Each has
/// a proxy of its own and an environment with nothing in it that the client was not given; a
/// process per case has a HOME of its own too, a persistent driver keeps its.
class CaseRunner {
public:
    /// `authority` is a folder with the certificate authority of all cases.
    CaseRunner(
        const Candidate& candidate,
        const client::Channel& channel,
        client::Target target,
        std::string authority,
        int cancel,
        bool redact
    );

    /// Fills in what was seen, and the judgement. Never throws: what goes wrong here is a verdict
    /// too.
    void run(
        results::Result& result, const scenario::Scenario& scenario, std::chrono::milliseconds time
    );

private:
    void observe_case(
        results::Result& result, TemporaryProxy& proxy, std::chrono::milliseconds time
    );
    client::Report run_client(
        results::Result& result,
        const client::Setting& setting,
        const TemporaryProxy& proxy,
        std::chrono::milliseconds time
    );
    client::Report ask_program(
        results::Result& result,
        const client::Setting& setting,
        const TemporaryProxy& proxy,
        std::chrono::milliseconds time
    );

    const Candidate& candidate_;
    const client::Channel& channel_;
    client::Target target_;
    std::string authority_;
    int cancel_;
    bool redact_;  ///< what is kept of each case
    std::optional<files::TemporaryFolder> driver_home_;
    std::unique_ptr<process::DriverProcess> driver_;  ///< of a persistent driver, while it lives
    std::size_t asked_ = 0;
};

}  // namespace proxy407::suite

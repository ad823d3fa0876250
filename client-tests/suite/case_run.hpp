#pragma once

#include "client/client_command.hpp"
#include "process/driver_process.hpp"
#include "process/temporary_folder.hpp"
#include "suite/suite.hpp"
#include "suite/temporary_proxy.hpp"

#include <cstddef>
#include <memory>
#include <optional>

namespace proxy407::runner {

/// Runs the cases of one client by one channel to one kind of target, one after the other. Each has
/// a proxy of its own and an environment with nothing in it that the client was not given; a
/// process per case has a HOME of its own too, a persistent driver keeps its.
class CaseRunner {
public:
    /// `authority` is a folder with the certificate authority of all cases.
    CaseRunner(
        const Candidate& candidate,
        const Channel& channel,
        Target target,
        std::string authority,
        int cancel,
        bool redact
    );

    /// Fills in what was seen, and the judgement. Never throws: what goes wrong here is a verdict
    /// too.
    void run(
        CaseResult& result, const scenario::Scenario& scenario, std::chrono::milliseconds time
    );

private:
    void observe_case(
        CaseResult& result, const scenario::Scenario& scenario, std::chrono::milliseconds time
    );
    Outcome outcome(
        CaseResult& result,
        const Setting& setting,
        const TemporaryProxy& proxy,
        std::chrono::milliseconds time
    );
    Outcome ask_program(
        CaseResult& result,
        const Setting& setting,
        const TemporaryProxy& proxy,
        std::chrono::milliseconds time
    );

    const Candidate& candidate_;
    const Channel& channel_;
    Target target_;
    std::string authority_;
    int cancel_;
    bool redact_;  ///< what is kept of each case
    std::optional<TemporaryFolder> driver_home_;
    std::unique_ptr<DriverProcess> driver_;  ///< of a persistent driver, while it lives
    std::size_t asked_ = 0;
};

}  // namespace proxy407::runner

#pragma once

#include "app/server.hpp"
#include "checks/grade.hpp"
#include "files/temporary_folder.hpp"
#include "handout/settings.hpp"
#include "process/stream.hpp"

#include <thread>

namespace proxy407::suite {

/// A scenario on a free loopback port, served by a thread of its own from start() to stop().
class TemporaryProxy {
public:
    /// `authority` is a folder with a certificate authority that many share; "" for its own.
    /// Throws std::system_error when no port can be had.
    explicit TemporaryProxy(
        scenario::Scenario scenario, const std::string& authority = "", bool redact = false
    );
    ~TemporaryProxy();

    const scenario::Scenario& scenario() const { return scenario_; }

    const handout::ProxySettings& settings() const { return settings_; }

    /// A descriptor that becomes readable once so much has come that the client never ends.
    int enough() const { return enough_.get(); }

    void start();

    /// Lets exchanges under way come to their end.
    void stop();

    /// After stop().
    const journal::Journal& journal() { return server_.journal(); }

    /// Null unless asked for.
    const http::Redactor* redactor() const { return server_.redactor(); }

    /// After stop(): do the scenario's expectations hold?
    checks::RunResult result();

private:
    files::TemporaryFolder folder_;
    scenario::Scenario scenario_;
    app::Server server_;
    handout::ProxySettings settings_;
    process::File enough_;
    std::thread thread_;
};

}  // namespace proxy407::suite

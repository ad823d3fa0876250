#pragma once

#include "app/server.hpp"
#include "files/temporary_folder.hpp"
#include "handout/handout.hpp"
#include "program/serve/options.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace proxy407::program {

/// The variables that `run` sets, for a shell (--env-file). The files that they name are there as
/// long as this is.
class ClientEnvironment {
public:
    /// For the proxy on that port. Throws std::runtime_error where a file can't be written.
    ClientEnvironment(const ServeRequest& request, app::Server& server, std::uint16_t port);

    std::string shell_lines() const;

    const std::string& ca_file() const { return settings_.ca_file; }

private:
    std::string certificate_file(const ServeRequest& request, app::Server& server);

    const scenario::Scenario& scenario_;
    std::optional<files::TemporaryFolder> folder_;
    handout::ProxySettings settings_;
    handout::Handout handout_;
};

}  // namespace proxy407::program

#pragma once

#include "client/environment.hpp"
#include "files/temporary_folder.hpp"
#include "scenario/model.hpp"

#include <optional>

namespace proxy407::program {

/// What a scenario hands its client in the place of the usual settings. The file that it may need
/// is there as long as this is.
class Handout {
public:
    /// Throws std::system_error where the file can't be written.
    Handout(const scenario::Handout& handout, const client::ProxySettings& proxy);

    /// To be put into an environment that has the usual settings.
    void put(process::Environment& environment, bool sets_proxy) const;

private:
    void write_netrc();

    const scenario::Handout& handout_;
    const client::ProxySettings& settings_;
    std::optional<files::TemporaryFolder> folder_;
};

}  // namespace proxy407::program

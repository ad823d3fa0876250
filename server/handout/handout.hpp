#pragma once

#include "files/temporary_folder.hpp"
#include "handout/variables.hpp"
#include "scenario/model.hpp"

#include <optional>

namespace proxy407::handout {

/// What a scenario hands its client in the place of the usual settings. The file that it may need
/// is there as long as this is.
class Handout {
public:
    /// Throws std::system_error where the file can't be written.
    Handout(const scenario::Handout& handout, const ProxySettings& proxy);

    /// To be put among variables that have the usual settings.
    void put(Variables& variables, bool sets_proxy) const;

private:
    void write_netrc();

    const scenario::Handout& handout_;
    const ProxySettings& settings_;
    std::optional<files::TemporaryFolder> folder_;
};

}  // namespace proxy407::handout

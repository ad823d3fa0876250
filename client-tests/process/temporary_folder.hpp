#pragma once

#include <string>

namespace proxy407::process {

/// A private folder, removed with all that is in it.
class TemporaryFolder {
public:
    /// Below TMPDIR or /tmp. Throws std::system_error.
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::string& path() const { return path_; }

private:
    std::string path_;
};

}  // namespace proxy407::process

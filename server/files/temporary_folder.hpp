#pragma once

#include <string>

namespace proxy407::files {

/// A new folder that only its owner can enter; goes with all that is in it.
class TemporaryFolder {
public:
    /// Throws std::system_error when it can't be made.
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::string& path() const { return path_; }

private:
    std::string path_;
};

}  // namespace proxy407::files

#pragma once

#include "pki/certificate.hpp"

#include <string>

namespace proxy407::pki {

/// While it lives nobody else who has one for the folder makes or reads an authority there, so that
/// two programs that start at once end with the same one.
class FolderLock {
public:
    /// Makes the folder where it is missing. Throws std::runtime_error when that can't be done, or
    /// when somebody else keeps the folder locked for more than two seconds.
    explicit FolderLock(const std::string& directory);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    int descriptor_;
};

/// Reads ca.pem and ca-key.pem; false when there is neither. One without the other, or a file that
/// can't be read, is a std::runtime_error: a new authority would silently replace a trusted one.
bool read_identity(const std::string& directory, Identity& authority);

/// The key is readable by its owner only. Files appear whole.
void write_identity(const std::string& directory, const Identity& authority);

}  // namespace proxy407::pki

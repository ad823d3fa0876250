#pragma once

#include "pki/certificate.hpp"

#include <string>

namespace proxy407::pki {

/// Reads ca.pem and ca-key.pem; false when there is neither. One without the other, or a file that
/// can't be read, is a std::runtime_error: a new authority would silently replace a trusted one.
bool read_identity(const std::string& directory, Identity& authority);

/// Makes the folder where it is missing; the key is readable by its owner only. Files appear whole.
void write_identity(const std::string& directory, const Identity& authority);

}  // namespace proxy407::pki

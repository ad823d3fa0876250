#pragma once

#include <cstddef>
#include <string>

namespace proxy407::files {

/// From the kernel, which needs no file for it (std::random_device of libc++ opens /dev/urandom),
/// and no generator built at the start. At most 256. Throws std::system_error where the kernel has
/// none.
std::string random_octets(std::size_t size);

}  // namespace proxy407::files

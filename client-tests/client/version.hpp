#pragma once

#include <string>

namespace proxy407::client {

/// The first thing that looks like a version in what a program prints of itself, or "": "7.88.1" of
/// "curl 7.88.1 (x86_64-pc-linux-gnu)", "1.26.8" of "go1.26.8". Terminal escapes are passed over.
std::string version_in(const std::string& text);

}  // namespace proxy407::client

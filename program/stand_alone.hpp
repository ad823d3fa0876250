#pragma once

#include <string>
#include <vector>

namespace proxy407::program {

/// A proxy that has ended, as its lines of advice name it.
struct EndedProxy {
    std::string url;      ///< "http://127.0.0.1:40123"
    std::string place;    ///< "127.0.0.1:40123"
    std::string ca_file;  ///< "": none is named
};

/// The line with the proxy started again around it: proxy407 run OPTIONS -- sh -c '...'. `options`
/// are those of `run` that make the same proxy.
std::string stand_alone(
    std::string line, const EndedProxy& proxy, const std::vector<std::string>& options
);

}  // namespace proxy407::program

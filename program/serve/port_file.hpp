#pragma once

#include "app/server.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace proxy407::program {

/// --port-file: the ports, one a line, there while the proxy accepts connections and no longer.
class PortFile {
public:
    /// Removes the file that an earlier run left. An empty path: no file is wanted.
    /// Throws std::runtime_error when it can't be written.
    explicit PortFile(std::string path);

    /// Removes the file, unless another program has put its own there.
    ~PortFile();

    PortFile(const PortFile&) = delete;
    PortFile& operator=(const PortFile&) = delete;

    /// Into a pipe once somebody reads it, while the server runs. Throws as above.
    void write(app::Server& server, const std::vector<std::uint16_t>& ports);

private:
    void write_when_read(app::Server& server);

    std::string path_;
    std::string text_;
};

}  // namespace proxy407::program

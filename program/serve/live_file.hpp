#pragma once

#include "app/server.hpp"
#include "files/output_file.hpp"

#include <string>

namespace proxy407::program {

/// A file that is there while the proxy accepts connections and no longer: --port-file, --env-file.
class LiveFile {
public:
    /// Removes the file that an earlier run left. An empty path: no file was asked for.
    /// Throws std::runtime_error when it can't be written.
    LiveFile(std::string path, files::Readers readers);

    /// Removes the file, unless another program has put its own there.
    ~LiveFile();

    LiveFile(const LiveFile&) = delete;
    LiveFile& operator=(const LiveFile&) = delete;

    bool is_asked_for() const { return !path_.empty(); }

    /// Into a pipe once somebody reads it, while the server runs. Throws as above.
    void write(app::Server& server, std::string text);

private:
    void write_when_read(app::Server& server);

    std::string path_;
    files::Readers readers_;
    std::string text_;
};

}  // namespace proxy407::program

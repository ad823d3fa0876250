#pragma once

#include "program/serve/exchange_log.hpp"
#include "program/serve/options.hpp"

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace proxy407::program {

/// --watch: serves a scenario's file anew when it changes. One that can't be served is told, and
/// what it held before is still served.
class WatchedFiles {
public:
    /// `names`: by which the server knows the scenarios, in their order. All must outlive it.
    WatchedFiles(
        app::Server& server,
        ServeLog& log,
        const ServeRequest& request,
        const std::vector<std::string>& names
    );
    WatchedFiles(const WatchedFiles&) = delete;  // the server calls back
    WatchedFiles& operator=(const WatchedFiles&) = delete;

private:
    /// A file with another stamp may have another content.
    struct Stamp {
        ino_t file = 0;
        off_t size = 0;
        std::chrono::nanoseconds changed{0};
        bool operator==(const Stamp&) const = default;
    };

    struct File {
        std::string path;
        std::string proxy;                ///< by which the server knows its scenario
        std::string text;                 ///< that was read last
        std::optional<Stamp> stamp = {};  ///< at the last look; none: there is no such file
        bool is_settled = true;           ///< what the stamp stands for has been read
    };

    static std::optional<Stamp> stamp_of(const std::string& path);

    void look_later();
    void look_at(File& file);
    void read(File& file);
    void serve_anew(const File& file, const std::string& text);
    void still(const File& file, const std::string& why);

    app::Server& server_;
    ServeLog& log_;
    const ServeRequest& request_;
    std::vector<File> files_;
};

}  // namespace proxy407::program

#include "program/serve/watched_files.hpp"

#include "files/read_file.hpp"
#include "json/positions.hpp"
#include "scenario/catalogue.hpp"
#include "text/octets.hpp"

#include <sys/stat.h>

#include <exception>

namespace proxy407::program {

namespace {

/// A file that is being written is read when it was left alone for so long.
constexpr std::chrono::milliseconds look_every{200};

std::string mistakes_of(const scenario::Loaded& loaded) {
    std::string lines;
    if (const auto* mistakes = std::get_if<json::Mistakes>(&loaded)) {
        for (const auto& mistake : *mistakes) lines += json::to_string(mistake) + "\n";
    }
    return lines;
}

}  // namespace

WatchedFiles::WatchedFiles(
    app::Server& server,
    ServeLog& log,
    const ServeRequest& request,
    const std::vector<std::string>& names
)
    : server_(server), log_(log), request_(request) {
    if (!request.watches) return;
    for (std::size_t i = 0; i < request.given_as.size(); ++i) {
        const auto& path = request.given_as[i];
        // Before it is read: a change in between shows at the next look.
        const auto stamp = scenario::is_path(path) ? stamp_of(path) : std::nullopt;
        if (!stamp) continue;
        const auto read = files::read_file(path, json::file_limits.octets);
        files_.push_back({path, names[i], read.text, stamp, true});
    }
    look_later();
}

/// A pipe can be read once only.
std::optional<WatchedFiles::Stamp> WatchedFiles::stamp_of(const std::string& path) {
    struct stat found {};

    if (stat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) return std::nullopt;
    const auto changed = std::chrono::seconds(found.st_mtim.tv_sec) +
                         std::chrono::nanoseconds(found.st_mtim.tv_nsec);
    return Stamp{found.st_ino, found.st_size, changed};
}

void WatchedFiles::look_later() {
    server_.after(look_every, [this] {
        look_later();  // first of all: a look that throws is not the last one
        for (auto& file : files_) look_at(file);
    });
}

void WatchedFiles::look_at(File& file) {
    const auto stamp = stamp_of(file.path);
    if (stamp != file.stamp) {
        file.stamp = stamp;
        file.is_settled = false;
        return;
    }
    if (file.is_settled) return;
    file.is_settled = true;
    read(file);
}

void WatchedFiles::read(File& file) {
    if (!file.stamp) return still(file, "is no file any more");
    const auto found = files::read_file(file.path, json::file_limits.octets);
    if (!found.trouble.empty()) return still(file, "can't be read: " + found.trouble);
    if (found.text == file.text) return;
    file.text = found.text;
    serve_anew(file, found.text);
}

void WatchedFiles::serve_anew(const File& file, const std::string& text) {
    auto loaded = scenario::from_json(text, file.path);
    auto* scenario = std::get_if<scenario::Scenario>(&loaded);
    if (scenario == nullptr) {
        log_.say(mistakes_of(loaded));
        return still(file, "has mistakes");
    }
    std::string warnings;
    for (const auto& warning : scenario->warnings) warnings += warning + "\n";
    const auto wrong = request_.changes.apply(*scenario);
    if (!wrong.empty()) return still(file, "does not fit: " + wrong);
    try {
        server_.take_over(file.proxy, std::move(*scenario));
    } catch (const std::exception& trouble) {
        return still(file, std::string("can't be served: ") + trouble.what());
    }
    log_.say(
        warnings + "proxy407 serve: " + text::printable(file.path) +
        " has changed and is served from its beginning\n"
    );
}

void WatchedFiles::still(const File& file, const std::string& why) {
    log_.say(
        "proxy407 serve: " + text::printable(file.path) + " " + why +
        "; what it held before is still served\n"
    );
}

}  // namespace proxy407::program

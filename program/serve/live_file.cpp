#include "program/serve/live_file.hpp"

#include "program/screen.hpp"

#include <chrono>
#include <stdexcept>
#include <utility>

namespace proxy407::program {
namespace {

constexpr const char* standard_output = "-";

/// How long to wait before another look for the reader of a pipe.
constexpr std::chrono::milliseconds between_looks{20};

}  // namespace

LiveFile::LiveFile(std::string path, files::Readers readers)
    : path_(std::move(path)), readers_(readers) {
    if (path_.empty() || path_ == standard_output) return;
    if (files::place_of(path_) == files::Place::file) files::remove_file(path_);
}

LiveFile::~LiveFile() {
    if (text_.empty() || path_ == standard_output) return;
    try {
        files::remove_file_if(path_, text_);
    } catch (const std::runtime_error&) {
        // It is the end: nobody is left who could do anything about it.
    }
}

void LiveFile::write(app::Server& server, std::string text) {
    if (path_.empty()) return;
    text_ = std::move(text);
    if (path_ == standard_output)
        print(text_);
    else
        write_when_read(server);
}

void LiveFile::write_when_read(app::Server& server) {
    if (files::write_if_read(path_, text_, readers_)) return;
    server.after(between_looks, [this, &server] { write_when_read(server); });
}

}  // namespace proxy407::program

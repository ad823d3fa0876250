#include "program/serve/port_file.hpp"

#include "files/output_file.hpp"
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

PortFile::PortFile(std::string path) : path_(std::move(path)) {
    if (path_.empty() || path_ == standard_output) return;
    if (files::place_of(path_) == files::Place::file) files::remove_file(path_);
}

PortFile::~PortFile() {
    if (text_.empty() || path_ == standard_output) return;
    try {
        files::remove_file_if(path_, text_);
    } catch (const std::runtime_error&) {
        // It is the end: nobody is left who could do anything about it.
    }
}

void PortFile::write(app::Server& server, const std::vector<std::uint16_t>& ports) {
    if (path_.empty()) return;
    for (const std::uint16_t port : ports) text_ += std::to_string(port) + "\n";
    if (path_ == standard_output)
        print(text_);
    else
        write_when_read(server);
}

void PortFile::write_when_read(app::Server& server) {
    if (files::write_if_read(path_, text_)) return;
    server.after(between_looks, [this, &server] { write_when_read(server); });
}

}  // namespace proxy407::program

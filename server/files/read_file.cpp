#include "files/read_file.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace proxy407::files {

FileText read_file(const std::string& path, std::size_t most) {
    // The size of what is no regular file is not known: 0, or none at all.
    std::error_code unknown;
    const auto size = static_cast<std::size_t>(std::filesystem::file_size(path, unknown));
    const std::size_t first_piece = unknown || size == 0 ? 64 * 1024 : size + 1;
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    FileText read;
    auto& text = read.text;
    while (file && text.size() <= most) {
        const auto before = text.size();
        text.resize(std::min(most + 1, std::max(first_piece, 2 * before)));
        file.read(text.data() + before, static_cast<std::streamsize>(text.size() - before));
        text.resize(before + static_cast<std::size_t>(file.gcount()));
    }
    if (text.empty()) read.trouble = errno != 0 ? std::strerror(errno) : "an empty file";
    return read;
}

FileText read_standard_input(std::size_t most) {
    FileText read;
    int error = 0;
    while (read.text.size() <= most) {
        const auto before = read.text.size();
        read.text.resize(std::min(most + 1, before + 64 * 1024));
        const auto got = ::read(STDIN_FILENO, read.text.data() + before, read.text.size() - before);
        error = got < 0 ? errno : 0;
        read.text.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        if (got == 0 || (got < 0 && error != EINTR)) break;
    }
    if (error != 0) return {"", std::strerror(error)};
    if (read.text.empty()) read.trouble = "an empty file";
    return read;
}

}  // namespace proxy407::files

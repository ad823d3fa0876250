#include "files/read_file.hpp"

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

}  // namespace proxy407::files

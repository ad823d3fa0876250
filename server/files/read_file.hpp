#pragma once

#include <cstddef>
#include <string>

namespace proxy407::files {

struct FileText {
    std::string text;
    std::string trouble;  ///< why there is no text: "No such file or directory", "an empty file"
};

/// The octets of a file, one more than `most` at the most: not even /dev/zero is read for ever.
FileText read_file(const std::string& path, std::size_t most);

/// The same of standard input.
FileText read_standard_input(std::size_t most);

}  // namespace proxy407::files

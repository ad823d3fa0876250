#pragma once

#include "files/output_file.hpp"

#include <string>
#include <string_view>

namespace proxy407::program {

/// Writes the text there, `-` being standard output. When that fails it is said in the name of the
/// command on stderr.
bool write_output(
    std::string_view command,
    const std::string& file,
    std::string_view content,
    files::Readers readers = files::Readers::all
);

}  // namespace proxy407::program

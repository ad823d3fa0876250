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

/// Before long work: can that file be written when it is done? When not, it is said as above. True
/// for "", which is no file, and for `-`.
bool can_write(std::string_view command, const std::string& file);

}  // namespace proxy407::program

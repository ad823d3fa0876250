// files: what is left on the disk: whole or not at all, and never in the place of a device.
#pragma once

#include <string>
#include <string_view>

namespace proxy407::files {

/// Who may read a file: all whom the umask lets, or its owner only, where it holds a secret.
enum class Readers { all, owner };

/// What a path leads to, and so how it is written to.
enum class Place {
    file,    ///< a regular file, or nothing yet: a new file takes its place
    stream,  ///< a device, a terminal or a pipe, perhaps through a link (/dev/stdout): written to
};

/// Throws std::runtime_error, which says why, for a link to a file (its target may be another
/// user's choice), a folder, a disk or a socket.
Place place_of(const std::string& path);

/// Writes the content there. A file appears whole: a temporary file beside it, made exclusively,
/// is renamed. A pipe is given some seconds to be opened by its reader. Throws std::runtime_error
/// with the path and the system's words.
void write(const std::string& path, std::string_view content, Readers readers = Readers::all);

/// Throws as write() would, without writing: for a folder that is not there or not ours to write
/// to, and all that place_of() refuses. Only a hint: the world may change until it is written.
void expect_writable(const std::string& path);

/// The same without waiting, for a text of at most PIPE_BUF octets (4096): false when nobody reads
/// the pipe yet.
bool write_if_read(
    const std::string& path, std::string_view content, Readers readers = Readers::all
);

/// A new file under that name, in the place of an old one, to be written bit by bit; the
/// descriptor is the caller's. Only for a Place::file.
int create(const std::string& path, Readers readers);

/// Writes all of it; 0, or the error that stopped it.
int write_all(int descriptor, std::string_view content);

/// Removes a regular file; leaves alone what is something else, or is not there. Throws as above.
void remove_file(const std::string& path);

/// The same, only when that is still its content.
void remove_file_if(const std::string& path, std::string_view content);

}  // namespace proxy407::files

#include "process/temporary_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace proxy407::process {

TemporaryFolder::TemporaryFolder()
    : path_((std::filesystem::temp_directory_path() / "proxy407-XXXXXX").string()) {
    if (mkdtemp(path_.data()) == nullptr)
        throw std::system_error(errno, std::generic_category(), path_);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;  // a client may have left something unremovable; nobody to tell
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace proxy407::process

#include "files/random_octets.hpp"

#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace proxy407::files {

std::string random_octets(std::size_t size) {
    std::string octets(size, '\0');
    if (getentropy(octets.data(), size) != 0)
        throw std::system_error(errno, std::generic_category(), "no random numbers");
    return octets;
}

}  // namespace proxy407::files

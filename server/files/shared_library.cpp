#include "files/shared_library.hpp"

namespace proxy407::files {

void* open_library(std::initializer_list<const char*> files) {
    for (const char* file : files) {
        if (void* library = dlopen(file, RTLD_NOW | RTLD_LOCAL)) return library;
    }
    return nullptr;
}

}  // namespace proxy407::files

#pragma once

#include <dlfcn.h>

#include <initializer_list>

namespace proxy407::files {

/// The first of these files that the dynamic linker finds; null for none, and dlerror() says why.
/// Never closed: a library may leave data of threads and exit handlers behind.
void* open_library(std::initializer_list<const char*> files);

/// False, and a null pointer, where the library has no function of that name.
template <class Function>
bool find_function(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(dlsym(library, name));
    return function != nullptr;
}

}  // namespace proxy407::files

#include "program/diagnose/mujs.hpp"

#include <dlfcn.h>

namespace proxy407::program {
namespace {

template <typename Function>
bool find(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(dlsym(library, name));
    return function != nullptr;
}

/// Each release of Debian counts it anew.
void* open_library() {
    for (const char* file : {"libmujs.so.2", "libmujs.so.3", "libmujs.so.1", "libmujs.so"})
        if (void* library = dlopen(file, RTLD_NOW | RTLD_LOCAL)) return library;
    return nullptr;
}

Mujs load() {
    Mujs js;
    void* library = open_library();
    const bool whole =
        library != nullptr && find(library, "js_newstate", js.new_state) &&
        find(library, "js_ploadstring", js.load) && find(library, "js_pcall", js.call) &&
        find(library, "js_newcfunction", js.new_function) &&
        find(library, "js_setglobal", js.set_global) &&
        find(library, "js_getglobal", js.get_global) &&
        find(library, "js_pushundefined", js.push_undefined) &&
        find(library, "js_pushnull", js.push_null) &&
        find(library, "js_pushstring", js.push_string) &&
        find(library, "js_iscallable", js.is_callable) &&
        find(library, "js_isstring", js.is_string) && find(library, "js_tostring", js.to_string) &&
        find(library, "js_trystring", js.try_string);
    if (whole) return js;
    js = {};
    js.trouble = "the library of MuJS, libmujs.so.2, was not found";
    return js;
}

}  // namespace

const Mujs& mujs() {
    static const Mujs library = load();
    return library;
}

}  // namespace proxy407::program

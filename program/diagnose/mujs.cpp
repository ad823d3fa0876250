#include "program/diagnose/mujs.hpp"

#include "files/shared_library.hpp"

namespace proxy407::program {
namespace {

Mujs load() {
    Mujs js;
    // Each release of Debian counts it anew.
    void* library =
        files::open_library({"libmujs.so.2", "libmujs.so.3", "libmujs.so.1", "libmujs.so"});
    const bool whole = library != nullptr &&
                       files::find_function(library, "js_newstate", js.new_state) &&
                       files::find_function(library, "js_ploadstring", js.load) &&
                       files::find_function(library, "js_pcall", js.call) &&
                       files::find_function(library, "js_newcfunction", js.new_function) &&
                       files::find_function(library, "js_setglobal", js.set_global) &&
                       files::find_function(library, "js_getglobal", js.get_global) &&
                       files::find_function(library, "js_pushundefined", js.push_undefined) &&
                       files::find_function(library, "js_pushnull", js.push_null) &&
                       files::find_function(library, "js_pushstring", js.push_string) &&
                       files::find_function(library, "js_iscallable", js.is_callable) &&
                       files::find_function(library, "js_isstring", js.is_string) &&
                       files::find_function(library, "js_tostring", js.to_string) &&
                       files::find_function(library, "js_trystring", js.try_string);
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

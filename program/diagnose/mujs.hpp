#pragma once

#include <string>

struct js_State;

namespace proxy407::program {

/// The JavaScript interpreter MuJS as this machine has it, loaded when a PAC file is to be
/// evaluated: the program must not need it to start. It knows no files and no network of its own.
/// The functions are those of its mujs.h, which have not changed since version 1.0.
struct Mujs {
    using Function = void (*)(js_State* state);
    using Allocate = void* (*)(void* context, void* memory, int size);

    js_State* (*new_state)(Allocate allocate, void* context, int flags) = nullptr;
    int (*load)(js_State* state, const char* name, const char* source) = nullptr;
    int (*call)(js_State* state, int arguments) = nullptr;
    void (*new_function
    )(js_State* state, Function function, const char* name, int length) = nullptr;
    void (*set_global)(js_State* state, const char* name) = nullptr;
    void (*get_global)(js_State* state, const char* name) = nullptr;
    void (*push_undefined)(js_State* state) = nullptr;
    void (*push_null)(js_State* state) = nullptr;
    void (*push_string)(js_State* state, const char* text) = nullptr;
    int (*is_callable)(js_State* state, int at) = nullptr;
    int (*is_string)(js_State* state, int at) = nullptr;
    const char* (*to_string)(js_State* state, int at) = nullptr;
    const char* (*try_string)(js_State* state, int at, const char* instead) = nullptr;

    std::string trouble = "";  ///< why it can't be used; empty when it can
};

/// Loaded once and kept.
const Mujs& mujs();

}  // namespace proxy407::program

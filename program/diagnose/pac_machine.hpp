#pragma once

#include "ladder/pac.hpp"

#include <functional>
#include <string>

namespace proxy407::program {

/// Says that a name begins to be looked up, or, "", that it has been.
using OnLookup = std::function<void(const std::string& host)>;

/// Evaluates the program, with the functions of PAC files beside it, and calls FindProxyForURL.
/// May take for ever: pac_process.hpp bounds it. It gets 64 MiB.
ladder::PacResult evaluate_pac(
    const std::string& program, const ladder::PacArguments& arguments, OnLookup on_lookup
);

}  // namespace proxy407::program

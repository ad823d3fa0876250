#pragma once

#include "journal/journal.hpp"
#include "report/terminal.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace proxy407::report {

/// All exchanges of a run as terminal lines. A challenge that the client never answered is
/// explained once; one that it answered is the normal course. `shown` may change what is shown of
/// each. Of more than `most` only the first that have a diagnosis and the last ones, so many of
/// each kind; the others are counted.
std::string transcript(
    const journal::Journal& journal,
    const Style& style,
    const std::function<journal::Exchange(journal::Exchange)>& shown = {},
    std::size_t most = SIZE_MAX
);

}  // namespace proxy407::report

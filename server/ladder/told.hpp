#pragma once

#include "ladder/ladder.hpp"
#include "report/layout.hpp"

#include <string>
#include <string_view>

namespace proxy407::ladder {

/// How the end of a ladder is shown.
struct Manner {
    bool colour = false;
    bool shows_secrets = false;
    std::string client = {};  ///< whose lines are wanted; "": those of all
};

/// What was seen at each rung, the cause, what to change and the lines that work.
std::string told(const Ladder& ladder, const Manner& manner);

/// The same as one object of JSON (docs/diagnose.schema.json).
std::string as_json(const Ladder& ladder, const Manner& manner);

/// Of a URL that can't be read, for which no ladder is climbed.
std::string told(const Conclusion& conclusion, const Manner& manner);
std::string as_json(const Conclusion& conclusion);

}  // namespace proxy407::ladder

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace proxy407::json {

/// A text that no reader of JSON needs to look at.
struct Foreign {
    std::string found;  ///< "UTF-16"
    std::string fix;    ///< "save the file as UTF-8"
};

/// Is the text in another encoding, or plainly something else? Nothing when it may be JSON.
std::optional<Foreign> foreign_text(std::string_view text);

/// What is wrong with a JSON text at the place where the parser stopped.
struct SyntaxFault {
    std::string found;     ///< in our words; "" to keep the parser's
    std::string expected;  ///< beside `found`; or ""
    std::string fix;       ///< the likely fix; or ""
};

/// Looks at the text around the place for the faults that people make: a comment, single quotes, a
/// comma too many, a number with a unit.
SyntaxFault syntax_fault(std::string_view text, std::size_t at);

}  // namespace proxy407::json

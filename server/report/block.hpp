#pragma once

#include "diagnosis/cause.hpp"
#include "journal/exchange.hpp"
#include "report/layout.hpp"

#include <string>
#include <string_view>

namespace proxy407::report {

/// Columns before the text of a block: under the status, behind a label.
inline constexpr std::size_t block_indent = 17;

/// "     label       text"
std::string block_line(
    std::string_view label,
    std::string_view text,
    Colour label_colour,
    Colour text_colour,
    bool colour
);

/// The labelled lines of a diagnosis, with the words that the body of a 407 uses.
std::string diagnosis_block(
    const diagnosis::Diagnosis& diagnosis, const http::Reader& reader, bool colour
);

/// The same of a message that was refused for another reason than its credentials.
std::string complaint_block(
    const journal::Exchange& exchange, const http::Reader& reader, bool colour
);

}  // namespace proxy407::report

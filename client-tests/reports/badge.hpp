#pragma once

#include "results/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::reports {

/// An SVG with a label and a message: "proxy auth | 141/148 · 0 leaks".
struct Badge {
    std::string file;  ///< a name without folders
    std::string svg;
};

/// What a badge says of a client, or of all.
struct Score {
    std::size_t good = 0;    ///< cases
    std::size_t judged = 0;  ///< of these
    std::size_t leaks = 0;
    std::size_t failures = 0;    ///< causes
    std::size_t unexpected = 0;  ///< failures that no baseline knows
};

std::string badge_svg(const std::string& label, const Score& score);

/// The first of them, overall.svg, is about all clients; then client-NAME.svg for each that ran.
std::vector<Badge> badges(const results::Document& document);

/// The width of a text in Verdana or DejaVu Sans of 11 pixels, in tenths of a pixel.
int text_width(std::string_view utf8);

}  // namespace proxy407::reports

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

/// The first of them, overall.svg, is about all clients; then client-NAME.svg for each that ran.
std::vector<Badge> badges(const results::Document& document);

/// The width of a text in Verdana or DejaVu Sans of 11 pixels, in tenths of a pixel.
int text_width(std::string_view utf8);

}  // namespace proxy407::reports

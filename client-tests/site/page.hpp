#pragma once

#include <string>
#include <string_view>

namespace proxy407::site {

/// A file of the site.
struct File {
    std::string path;  ///< from its folder: "client/curl.html"
    std::string content;
};

struct Page {
    std::string path;
    std::string title;
    std::string description;  ///< a sentence for who finds it
    std::string body;         ///< HTML
    bool is_wide = false;
    std::string_view script = {};  ///< after the body
};

/// The way from the page at that path to the top: "../"
std::string way_up(std::string_view path);

/// The page with what all have in common. It loads nothing, and its policy allows no more than its
/// own style and script.
File file_of(const Page& page);

}  // namespace proxy407::site

#pragma once

#include <string_view>

namespace proxy407::reports {

/// page/page.html, with {{placeholders}}; its style; its scripts, one after the other. Compiled in
/// by embed.cmake.
std::string_view page_html();
std::string_view page_style();
std::string_view page_script();

}  // namespace proxy407::reports

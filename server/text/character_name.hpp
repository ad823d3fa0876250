#pragma once

#include <string>
#include <string_view>

namespace proxy407::text {

/// Names of the characters that printable() has to escape, as Unicode calls them: blanks, fillers,
/// marks without a width, marks of direction, variation selectors, tags. Empty for all others.
std::string character_name(char32_t point);

/// "U+3000 IDEOGRAPHIC SPACE, U+200B ZERO WIDTH SPACE": the first few that hide in this text, each
/// once; empty where none does.
std::string hidden_names(std::string_view octets);

}  // namespace proxy407::text

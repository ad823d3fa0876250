#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace proxy407::text {

bool is_utf8(std::string_view octets);

/// Does the character show, and nothing but itself? Controls, format characters, blanks other than
/// the space, the separators of lines and paragraphs, surrogates, private and unassigned code
/// points do not, nor does anything that Unicode allows to be left out of the display
/// (Default_Ignorable_Code_Point).
bool is_printable(char32_t point);

/// Does it show on the character before it, such as an accent?
bool is_combining(char32_t point);

/// ISO-8859-1 octets; nothing if the text is not UTF-8 or has a character above U+00FF.
std::optional<std::string> utf8_to_latin1(std::string_view utf8);

/// Windows-1252 octets; nothing if a character has no place there.
std::optional<std::string> utf8_to_cp1252(std::string_view utf8);

/// Every octet read as ISO-8859-1 and written as UTF-8.
std::string latin1_to_utf8(std::string_view octets);

/// The code points of a UTF-8 text; nothing if it is not UTF-8.
std::optional<std::u32string> code_points(std::string_view utf8);

/// The same of any octets; what is no UTF-8 is left out.
std::u32string lenient_code_points(std::string_view octets);

std::string to_utf8(std::u32string_view points);

/// The UTF-16 code units of a text of code points.
std::u16string to_utf16(std::u32string_view points);

/// Each character's simple upper case, as Windows maps the names of users.
std::u32string to_upper(std::u32string_view points);

/// Normalization forms (Unicode UAX 15); octets that are not UTF-8 come back unchanged.
std::string nfc(std::string_view utf8);
std::string nfd(std::string_view utf8);
std::string nfkc(std::string_view utf8);

}  // namespace proxy407::text

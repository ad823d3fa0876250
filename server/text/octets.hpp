#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::text {

/// Time depends on the lengths only.
bool equal_in_constant_time(std::string_view a, std::string_view b);

/// ASCII letters compare without case.
bool equal_ignoring_case(std::string_view a, std::string_view b);

std::string to_lower(std::string_view ascii);

/// Without leading and trailing SP and HTAB (optional whitespace, RFC 9110 section 5.6.3).
std::string_view trim(std::string_view octets);

/// Below the space, or DEL.
bool is_control(char c);
bool has_control(std::string_view octets);

/// The runs between spaces.
std::vector<std::string> words(std::string_view text);

/// With each occurrence of `what`, from the left, replaced.
std::string replaced(std::string text, std::string_view what, std::string_view with);

std::string joined(const std::vector<std::string>& parts, std::string_view separator = ", ");

/// For people: printable characters (see is_printable) as they are, the rest as \r \n \t \0, other
/// characters as \u{3000} and octets that are no UTF-8 as \xNN. Nothing in the result moves a
/// cursor, turns the direction of writing or hides: an accent stays only on a letter.
std::string printable(std::string_view octets);

/// A JSON text in which every character that is not printable is written as \uNNNN, so that a
/// terminal can show it; it has the same value. Its own line ends stay.
std::string printable_json(std::string_view json);

/// Every valid run of UTF-8 as it is, other octets as U+FFFD, so that the result is a JSON string.
std::string as_utf8(std::string_view octets);

/// One word for a POSIX shell, in single quotes.
std::string shell_quoted(std::string_view word);

/// The same, in single quotes only where it has to be.
std::string shell_word(std::string_view word);

/// Is the word in the list?
bool contains(const std::vector<std::string>& list, std::string_view word);

}  // namespace proxy407::text

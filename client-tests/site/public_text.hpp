#pragma once

#include <string>
#include <string_view>

namespace proxy407::site {

/// As it is told of any machine: the free port of a case is the proxy's usual one.
std::string public_text(std::string text);

/// In HTML, on one line, every control character made visible.
std::string html_text(std::string_view text);

/// The same, with its line ends.
std::string html_lines(std::string_view text);

/// The text in its element: "<b>...</b>".
std::string element(std::string_view name, std::string_view text);

/// A row of a list of definitions; "" where there is nothing to say.
std::string definition(std::string_view name, const std::string& html);

/// An address if it is one that may be followed; "" otherwise.
std::string safe_address(const std::string& address);

/// A link, or the text alone where the address may not be followed.
std::string link(const std::string& address, std::string_view text);

/// "MUST, RFC 9110 section 15.5.8" leads to the text of the RFC; "" for other sources.
std::string clause_address(const std::string& source);

/// The name of a file for that name: different names stay different, and none leaves its folder.
std::string file_name(std::string_view name);

}  // namespace proxy407::site

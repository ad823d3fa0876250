#pragma once

#include <string>
#include <string_view>

namespace proxy407::http {

bool is_alphanumeric(char c);              ///< of ASCII
bool is_token_char(char c);                ///< tchar (RFC 9110 section 5.6.2)
bool is_token(std::string_view octets);    ///< 1*tchar
bool is_token68(std::string_view octets);  ///< RFC 9110 section 11.2

/// The text as a quoted-string, quote and backslash escaped (RFC 9110 section 5.6.4).
std::string quote(std::string_view text);

}  // namespace proxy407::http

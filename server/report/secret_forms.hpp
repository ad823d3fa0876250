#pragma once

#include <string>
#include <string_view>

namespace proxy407::report {

/// What stands where a secret was.
inline constexpr std::string_view mask = "***";

/// Masks what looks like a secret by its place: the password of a URL's userinfo, the argument of
/// curl's -U and -u and of wget's --proxy-password, the token after the name of a scheme.
/// Written by hand: std::regex recurses once per octet, and a head may have 64 KiB of them.
std::string mask_forms(std::string_view octets);

}  // namespace proxy407::report

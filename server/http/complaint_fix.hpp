#pragma once

#include <string_view>

namespace proxy407::http {

/// What to do about a complaint of that id, whole sentences; the id may go on after a colon
/// ("tls-handshake-failed: no shared cipher"). Empty for what is none.
std::string_view complaint_fix(std::string_view id);

}  // namespace proxy407::http

#pragma once

#include <span>
#include <string_view>

namespace proxy407::report {

/// A remark or a complaint of an exchange, in a sentence: "head-cut-off", "proxy-connection-sent".
struct Note {
    std::string_view id;
    std::string_view what;
};

/// By id, in alphabetical order.
std::span<const Note> all_notes();

/// Of an id that may go on after a colon ("tls-handshake-failed: no shared cipher"); null when
/// there is no sentence for it.
const Note* find_note(std::string_view id);

}  // namespace proxy407::report

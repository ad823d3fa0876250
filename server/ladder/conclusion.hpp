#pragma once

#include "http/sentence.hpp"
#include "report/meaning.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::ladder {

/// What kind of cause it is; the number is the exit code of `diagnose`.
enum class Kind {
    works = 0,
    unreachable = 10,
    no_proxy = 11,
    credentials_missing = 20,
    credentials_refused = 21,
    works_if_changed = 22,
    scheme = 23,
    address = 24,
    account = 25,
    tunnel = 30,
    target = 31,
    interception = 32,
    portal = 33,
    usage = 64
};

std::string_view name(Kind kind);  ///< "unreachable", "credentials-refused"

/// A cause that the ladder can end with.
struct KnownCause {
    std::string_view id;
    Kind kind;
    std::string_view meaning;  ///< one sentence
    std::string_view fix;      ///< what to do, in short
    std::string_view clause;   ///< that it rests on, where there is one: "RFC 1928"
};

/// In the order of the ladder.
std::span<const KnownCause> known_causes();

/// What the id of each of them stands for.
std::vector<report::Meaning> cause_meanings();

/// What explains the proxy's behaviour.
struct Conclusion {
    std::string_view id;
    Kind kind = Kind::works;
    http::Sentence cause;  ///< one sentence
    std::string bytes;     ///< what was received that shows it; lines; "" where nothing came
    std::string change;    ///< what to do; whole sentences
};

/// Of a known cause; its kind is that of the table.
Conclusion conclude(
    std::string_view id, http::Sentence cause, std::string bytes = "", std::string change = ""
);

}  // namespace proxy407::ladder

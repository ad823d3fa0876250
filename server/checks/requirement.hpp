#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::checks {

/// What a standard, or a real defect, asks of a client ("C-") or of a proxy ("S-").
struct Requirement {
    std::string id;        ///< "C-BASIC-01"
    std::string sentence;  ///< what it asks, as a sentence
    std::string level;     ///< "MUST", "SHOULD NOT"; "derived": it follows from the clause
    std::string source;    ///< "RFC 9112 section 3.2.2"; several are joined by "; "
};

/// All of them, in the order of requirements.json.
std::span<const Requirement> all_requirements();

/// Null when there is none of that id.
const Requirement* find_requirement(std::string_view id);

/// The short form of requirements.json in words: "9112 3.2.2 V" is "RFC 9112 section 3.2.2". The
/// letters at its end say how the clause was read, and are left out.
std::string clause(std::string_view source);

/// The file, as text.
std::string_view requirements_json();

}  // namespace proxy407::checks

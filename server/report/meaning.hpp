#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::report {

/// What an id of the output stands for.
struct Meaning {
    std::string id;
    std::string kind;  ///< "finding", "check", "leak", "note", "word", "requirement"
    std::string what;  ///< a sentence
    std::string fix;   ///< what to do; "" where the sentence says it
    std::vector<std::string> requirements;  ///< ids, or their clauses
    std::string example = {};  ///< of a transform: what it makes of something; "" for others
};

/// Every id there is, kind by kind; `more` are those of later rooms.
std::vector<Meaning> all_meanings(const std::vector<Meaning>& more = {});

/// Of an id as the output shows it: with its cause before it ("wrong-credentials/swapped"), two
/// mistakes joined by "+", or as it was called before version 1. Empty when nothing is called so.
std::vector<Meaning> meanings_of(std::string_view id, const std::vector<Meaning>& more = {});

/// For a terminal; ends with a line end.
std::string meaning_text(const Meaning& meaning);

/// All of them as a page in Markdown: docs/ids.md.
std::string ids_page(const std::vector<Meaning>& more);

}  // namespace proxy407::report

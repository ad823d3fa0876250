#pragma once

#include "results/cause.hpp"
#include "results/document.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::reports {

/// What a report shows of a case: its verdict and its standing in one word, the gravest first. All
/// reports take it from here, so that no two of them count differently.
enum class Mark {
    leak,
    failed,
    bypassed,
    stale,
    error,  ///< not the client's fault: set-up, driver or suite
    known_leak,
    known,
    not_reached,
    non_strict,
    observed,
    passed,
    unsupported,
    not_run,
};

inline constexpr std::size_t mark_count = 13;

Mark mark_of(const results::Result& result);
Mark mark_of(const results::Fault& fault);
Mark mark_of(const results::Cause& cause);

/// Words and signs that are told apart without colour.
struct Wording {
    char letter;             ///< in compact data
    std::string_view glyph;  ///< one character
    std::string_view word;   ///< "LEAK"
    std::string_view means;  ///< a sentence for the legend
};

const Wording& wording(Mark mark);

/// What has to be looked at: no baseline knows of it.
bool is_unexpected(Mark mark);

/// Passed, though perhaps not strictly.
bool is_good(Mark mark);

/// The gravest of what was seen on the way in some cases, and how many findings have that mark:
/// "‼ LEAK", "✗ FAIL 2"; "" where nothing was.
std::string on_the_way_text(const std::vector<const results::Result*>& results);

/// The gravest mark of it; passed where nothing was.
Mark worst_on_the_way(const std::vector<const results::Result*>& results);

/// Counted marks.
class Tally {
public:
    void add(const results::Result& result) {
        ++counts_[static_cast<std::size_t>(mark_of(result))];
    }

    std::size_t of(Mark mark) const { return counts_[static_cast<std::size_t>(mark)]; }

    std::size_t all() const;
    std::size_t good() const;
    std::size_t judged() const;  ///< all that ran
    std::size_t unexpected() const;

    /// The gravest; not run when there is nothing.
    Mark worst() const;

private:
    std::array<std::size_t, mark_count> counts_{};
};

/// "✓ 12", "✗ FAIL 3/12", "–": the gravest, how often, of how many.
std::string cell_text(const Tally& tally);

/// "136/142 ✗ FAIL 2": how many are good, of how many, and the gravest of the others.
std::string total_text(const Tally& tally);

}  // namespace proxy407::reports

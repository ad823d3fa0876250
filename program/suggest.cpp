#include "program/suggest.hpp"

#include <algorithm>
#include <numeric>

namespace proxy407::program {
namespace {

/// Levenshtein distance, one row at a time.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
    std::string best;
    std::size_t least = word.size() / 3 + 2;  // a third of the word may be wrong, and one more
    for (const std::string& candidate : candidates) {
        const bool begins = word.size() >= 2 && candidate.starts_with(word);
        const std::size_t slips = begins ? 0 : distance(word, candidate);
        if (slips < least) {
            least = slips;
            best = candidate;
        }
    }
    return best;
}

}  // namespace proxy407::program

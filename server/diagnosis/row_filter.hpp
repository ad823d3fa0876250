#pragma once

#include "transforms/transform.hpp"

#include <array>
#include <bit>
#include <bitset>
#include <cstddef>
#include <vector>

namespace proxy407::diagnosis {

/// Rows, and which of them can lead from some octets to others. Each row says which octets it
/// leaves, lacks, adds and drops, and whether what it makes is longer: an AND over sets of rows
/// rules most of them out before one is tried.
class RowFilter {
public:
    using Rows = std::vector<const transforms::Transform*>;
    using Chosen = std::bitset<128>;  ///< by their place among the rows

    explicit RowFilter(Rows rows);

    const Rows& rows() const { return rows_; }

    /// Those that can have made octets in which `there` occur.
    Chosen that_make(const transforms::OctetSet& there) const;

    /// Those of `from` that can add all of the one and drop all of the other. Most can do neither,
    /// so that this seldom looks at more than two or three octets.
    Chosen that_lead(
        Chosen from, const transforms::OctetSet& missing, const transforms::OctetSet& beyond
    ) const;

    /// Those of `from` that can make `arrived` octets of `right`.
    Chosen of_length(const Chosen& from, std::size_t right, std::size_t arrived) const;

    /// Calls see(place, row) for each of them.
    template <class See>
    void each(const Chosen& chosen, See see) const {
        constexpr std::size_t width = 64;
        static constexpr Chosen word(~0ULL);
        for (std::size_t first = 0; first < rows_.size(); first += width) {
            for (auto bits = ((chosen >> first) & word).to_ullong(); bits != 0; bits &= bits - 1) {
                const auto i = first + static_cast<std::size_t>(std::countr_zero(bits));
                see(i, *rows_[i]);
            }
        }
    }

private:
    using OfOctet = std::array<Chosen, 256>;

    Rows rows_;
    Chosen leave_any_;  ///< that leave no octet in particular
    OfOctet that_leave_;
    OfOctet that_lack_;
    OfOctet that_add_;  ///< or may
    OfOctet that_drop_;
    Chosen make_shorter_;  ///< or may
    Chosen keep_length_;
    Chosen make_longer_;
};

}  // namespace proxy407::diagnosis

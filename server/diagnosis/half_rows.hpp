#pragma once

#include "transforms/transform.hpp"

#include <array>
#include <bitset>
#include <cstddef>
#include <vector>

namespace proxy407::diagnosis {

/// The rows for one half, by what a search can do with them.
class HalfRows {
public:
    /// `side` is transforms::on::user or on::password.
    static const HalfRows& of(unsigned side);

    using Rows = std::vector<const transforms::Transform*>;
    using Chosen = std::bitset<128>;

    explicit HalfRows(unsigned side);

    const Rows& all() const { return all_; }

    /// One result each, whatever they are done to.
    const Rows& forward() const { return forward_; }

    const Rows& backward() const { return backward_; }  ///< can be undone

    const Rows& lossy() const { return lossy_; }  ///< can't

    /// Which lossy rows can have made octets in which `there` occur?
    Chosen lossy_that_make(const transforms::OctetSet& there) const;

    /// Which of these lossy rows can add all of the one and drop all of the other? Most rows can do
    /// neither, so that this seldom looks at more than two or three octets.
    Chosen lossy_that_lead(
        Chosen from, const transforms::OctetSet& missing, const transforms::OctetSet& beyond
    ) const;

private:
    Rows all_;
    Rows forward_;
    Rows backward_;
    Rows lossy_;
    std::array<Chosen, 256> that_add_;   ///< for each octet: the lossy rows that may add it
    std::array<Chosen, 256> that_drop_;  ///< or drop it
};

}  // namespace proxy407::diagnosis

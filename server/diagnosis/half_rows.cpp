#include "diagnosis/half_rows.hpp"

namespace proxy407::diagnosis {

using transforms::OctetSet;

HalfRows::HalfRows(unsigned side) {
    for (const auto& family : transforms::all_families()) {
        for (const auto& row : family.rows) {
            if ((row.on & side) == 0) continue;
            all_.push_back(&row);
            if (row.make != nullptr) forward_.push_back(&row);
            (row.undo != nullptr ? backward_ : lossy_).push_back(&row);
        }
    }
    for (std::size_t i = 0; i < lossy_.size(); ++i) {
        for (unsigned octet = 0; octet < that_add_.size(); ++octet) {
            that_add_[octet].set(i, lossy_[i]->adds.holds(octet));
            that_drop_[octet].set(i, lossy_[i]->drops.holds(octet));
        }
    }
}

const HalfRows& HalfRows::of(unsigned side) {
    static const HalfRows of_user(transforms::on::user);
    static const HalfRows of_password(transforms::on::password);
    return side == transforms::on::user ? of_user : of_password;
}

HalfRows::Chosen HalfRows::lossy_that_make(const OctetSet& there) const {
    Chosen chosen;
    for (std::size_t i = 0; i < lossy_.size(); ++i) {
        const auto& row = *lossy_[i];
        chosen.set(
            i, (row.leaves.is_empty() || row.leaves.meets(there)) && !row.lacks.meets(there)
        );
    }
    return chosen;
}

HalfRows::Chosen HalfRows::lossy_that_lead(
    Chosen from, const OctetSet& missing, const OctetSet& beyond
) const {
    missing.each([&](unsigned octet) { return (from &= that_add_[octet]).any(); });
    if (from.any()) beyond.each([&](unsigned octet) { return (from &= that_drop_[octet]).any(); });
    return from;
}

}  // namespace proxy407::diagnosis

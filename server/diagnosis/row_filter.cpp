#include "diagnosis/row_filter.hpp"

#include <utility>

namespace proxy407::diagnosis {

using transforms::OctetSet;
namespace made = transforms::made;

RowFilter::RowFilter(Rows rows) : rows_(std::move(rows)) {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const auto& row = *rows_[i];
        leave_any_.set(i, row.leaves.is_empty());
        make_shorter_.set(i, (row.length & made::shorter) != 0);
        keep_length_.set(i, (row.length & made::same) != 0);
        make_longer_.set(i, (row.length & made::longer) != 0);
        for (unsigned octet = 0; octet < that_add_.size(); ++octet) {
            that_leave_[octet].set(i, row.leaves.holds(octet));
            that_lack_[octet].set(i, row.lacks.holds(octet));
            that_add_[octet].set(i, row.adds.holds(octet));
            that_drop_[octet].set(i, row.drops.holds(octet));
        }
    }
}

RowFilter::Chosen RowFilter::that_make(const OctetSet& there) const {
    auto can = leave_any_;
    Chosen can_not;
    there.each([&](unsigned octet) {
        can |= that_leave_[octet];
        can_not |= that_lack_[octet];
        return true;
    });
    return can & ~can_not;
}

RowFilter::Chosen RowFilter::that_lead(Chosen from, const OctetSet& missing, const OctetSet& beyond)
    const {
    missing.each([&](unsigned octet) { return (from &= that_add_[octet]).any(); });
    if (from.any()) beyond.each([&](unsigned octet) { return (from &= that_drop_[octet]).any(); });
    return from;
}

RowFilter::Chosen RowFilter::of_length(const Chosen& from, std::size_t right, std::size_t arrived)
    const {
    return from & (arrived < right    ? make_shorter_
                   : arrived == right ? keep_length_
                                      : make_longer_);
}

}  // namespace proxy407::diagnosis

#pragma once

#include "diagnosis/row_filter.hpp"
#include "transforms/transform.hpp"

namespace proxy407::diagnosis {

/// The rows for one half, by what a search can do with them.
class HalfRows {
public:
    /// `side` is transforms::on::user or on::password.
    static const HalfRows& of(unsigned side);

    using Rows = RowFilter::Rows;

    explicit HalfRows(unsigned side);

    const Rows& all() const { return all_; }

    /// One result each, whatever they are done to.
    const Rows& forward() const { return forward_; }

    const RowFilter& backward() const { return backward_; }  ///< can be undone

    const RowFilter& lossy() const { return lossy_; }  ///< can't

private:
    Rows all_;
    Rows forward_;
    RowFilter backward_;
    RowFilter lossy_;
};

}  // namespace proxy407::diagnosis

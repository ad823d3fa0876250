#include "diagnosis/half_rows.hpp"

namespace proxy407::diagnosis {

namespace {

using transforms::Transform;

template <class IsOne>
HalfRows::Rows rows_where(unsigned side, IsOne is_one) {
    HalfRows::Rows out;
    for (const auto& family : transforms::all_families()) {
        for (const auto& row : family.rows) {
            if ((row.on & side) != 0 && is_one(row)) out.push_back(&row);
        }
    }
    return out;
}

}  // namespace

HalfRows::HalfRows(unsigned side)
    : all_(rows_where(side, [](const Transform&) { return true; })),
      forward_(rows_where(side, [](const Transform& row) { return row.make != nullptr; })),
      backward_(rows_where(side, [](const Transform& row) { return row.undo != nullptr; })),
      lossy_(rows_where(side, [](const Transform& row) { return row.undo == nullptr; })) {}

const HalfRows& HalfRows::of(unsigned side) {
    static const HalfRows of_user(transforms::on::user);
    static const HalfRows of_password(transforms::on::password);
    return side == transforms::on::user ? of_user : of_password;
}

}  // namespace proxy407::diagnosis

#include "diagnosis/half_rows.hpp"

namespace proxy407::diagnosis {

namespace {

using transforms::Transform;

template <class IsOne>
HalfRows::Rows rows_on(unsigned side, IsOne is_one) {
    return transforms::rows_where([&](const Transform& row) {
        return (row.on & side) != 0 && is_one(row);
    });
}

}  // namespace

HalfRows::HalfRows(unsigned side)
    : all_(rows_on(side, [](const Transform&) { return true; })),
      forward_(rows_on(side, [](const Transform& row) { return row.make != nullptr; })),
      backward_(rows_on(side, [](const Transform& row) { return row.undo != nullptr; })),
      lossy_(rows_on(side, [](const Transform& row) { return row.undo == nullptr; })) {}

const HalfRows& HalfRows::of(unsigned side) {
    static const HalfRows of_user(transforms::on::user);
    static const HalfRows of_password(transforms::on::password);
    return side == transforms::on::user ? of_user : of_password;
}

}  // namespace proxy407::diagnosis

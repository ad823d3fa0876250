#include "diagnosis/reach.hpp"

#include <utility>

namespace proxy407::diagnosis {

namespace {

using transforms::OctetSet;
using transforms::Transform;

/// No program makes more of its octets than that.
constexpr std::size_t most_growth = 16;

}  // namespace

bool can_change(const Transform& row, const Reach::Node& right) {
    if (row.is_constant && right.depth > 0) return false;
    return row.needs.is_empty() || row.needs.meets(right.present);
}

Reach::Node node_of(std::string octets) {
    const OctetSet present(octets);
    return {std::move(octets), present, 0, {}};
}

Reach::Reach(std::string root, unsigned side, Direction direction, Budget& budget)
    : budget_(budget), rows_(HalfRows::of(side)), direction_(direction) {
    nodes_.push_back(node_of(std::move(root)));
    known_.emplace(nodes_.front().octets, 0);
}

void Reach::add(std::string octets, Edge edge) {
    const auto next = nodes_.size();
    const auto known = known_.find(octets);
    if (known != known_.end()) {
        // A way that comes back to where it began is never the shortest.
        if (known->second != 0) nodes_[known->second].edges.push_back(edge);
        return;
    }
    const OctetSet present(octets);
    const auto depth = static_cast<int>(ends_.size());
    const auto& node = nodes_.emplace_back(Node{std::move(octets), present, depth, {edge}});
    known_.emplace(node.octets, next);
}

void Reach::make_from(std::size_t from) {
    const auto longest = most_growth * (nodes_.front().octets.size() + 4);
    for (const auto* row : rows_.forward()) {
        const auto& node = nodes_[from];
        if (!can_change(*row, node)) continue;
        if (!budget_.spend(node.octets.size())) return;
        auto made = row->make(node.octets);
        if (!made || *made == node.octets || made->size() > longest) continue;
        add(std::move(*made), {from, row});
    }
}

void Reach::undo_from(std::size_t from) {
    const auto& rows = rows_.backward();
    const auto& node = nodes_[from];
    rows.each(rows.that_make(node.present), [&](std::size_t, const Transform& row) {
        if (!budget_.spend(node.octets.size())) return;
        for (auto& before : row.undo(node.octets)) {
            if (!budget_.spend(before.size())) return;
            if (transforms::makes(row, before, node.octets)) add(std::move(before), {from, &row});
        }
    });
}

void Reach::grow() {
    const auto end = ends_.back();
    for (auto at = ends_.size() < 2 ? 0 : ends_[ends_.size() - 2]; at < end; ++at) {
        if (direction_ == Direction::forward) {
            make_from(at);
        } else {
            undo_from(at);
        }
    }
    ends_.push_back(nodes_.size());
}

std::size_t Reach::within(int depth) {
    const auto level = static_cast<std::size_t>(depth);
    while (ends_.size() <= level) grow();
    return ends_[level];
}

}  // namespace proxy407::diagnosis

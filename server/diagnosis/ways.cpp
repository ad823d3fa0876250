#include "diagnosis/ways.hpp"

#include <algorithm>
#include <functional>
#include <unordered_map>

// The search in one half meets in the middle. A way from the right octets to those that arrived is
//
//   forward*   what has one result, whatever it is done to
//   bridge     anything
//   backward*  what can be undone
//
// Most transforms lose nothing (quotes, escapes, base64, a line end): they are undone, from what
// arrived, and octets that show no trace of one have nothing to undo. Those that lose something
// ("?" for each character that ASCII lacks) have to be made, from the right octets. A family with a
// parameter (cut anywhere, a blank of any kind) can only be compared: it is the bridge, and nothing
// that loses something follows it. Both ends grow by what is reached (reach.cpp), so that octets
// made in two ways are looked at once.
//
// Of all pairs of ends few are compared. Each row says which octets it needs, may add and may drop,
// and what arrived has an "h" that must have come from somewhere: an AND over the octets that are
// missing, and those that are too many, leaves the rows that can lead from the one to the other,
// most often none (row_filter.cpp). The last two transforms of a way are looked for together in
// this manner, before the first of them is made; so nothing is made that leads nowhere.

namespace proxy407::diagnosis {

namespace {

using transforms::OctetSet;
using transforms::Transform;

/// The last transforms that a search has to try: one, or two of which the first is made forward,
/// between what is reached from the right octets and what is reached from those that arrived.
struct Bridge {
    std::size_t from;
    std::size_t to;
    Way changes;
    int before;  ///< the most transforms before it
};

/// Each way has one bridge: its last transform that can't be undone (and the one before it, in a
/// way that ends there and has no room for more), or else its first one. So a way is found once.
class Meeting {
public:
    Meeting(Reach& right, Reach& arrived, const HalfRows& rows, Budget& budget)
        : right_(right), arrived_(arrived), rows_(rows), budget_(budget) {}

    std::vector<Way> ways(int most) {
        if (right_.root().octets == arrived_.root().octets) out_.emplace_back();
        const auto end = most == 0 ? 0 : arrived_.within(most - 1);
        for (std::size_t to = 0; to < end; ++to) {
            undo(to);
            const int before = std::min(most - 1 - arrived_[to].depth, std::max(most - 2, 0));
            const auto lossy = rows_.lossy().that_make(arrived_[to].present);
            for (std::size_t from = 0; from < right_.within(before); ++from) {
                try_rows(rows_.lossy(), lossy, from, to, before);
            }
        }
        if (most > 1) try_two(most - 2);
        for (const auto& bridge : bridges_) cross(bridge, most);
        return std::move(out_);
    }

private:
    /// One that can be undone, first of all.
    void undo(std::size_t to) {
        const auto& rows = rows_.backward();
        try_rows(rows, rows.that_make(arrived_[to].present), 0, to, 0);
    }

    /// Those of the rows that can lead from the one to the other.
    void try_rows(
        const RowFilter& rows,
        const RowFilter::Chosen& chosen,
        std::size_t from,
        std::size_t to,
        int before
    ) {
        const auto& right = right_[from];
        const auto& arrived = arrived_[to];
        const auto leading = rows.that_lead(
            rows.of_length(chosen, right.octets.size(), arrived.octets.size()),
            arrived.present - right.present,
            right.present - arrived.present
        );
        rows.each(leading, [&](std::size_t, const Transform& row) {
            try_row(row, from, to, before);
        });
    }

    void try_row(const Transform& row, std::size_t from, std::size_t to, int before) {
        const auto& node = right_[from];
        const auto& arrived = arrived_[to];
        if (!can_change(row, node) || !budget_.spend(node.octets.size())) return;
        if (!transforms::makes(row, node.octets, arrived.octets)) return;
        bridges_.push_back({from, to, {{&row, arrived.octets}}, before});
    }

    bool any_can_change(const RowFilter::Chosen& chosen, const OctetSet& octets) {
        bool any = false;
        rows_.lossy().each(chosen, [&](std::size_t, const Transform& row) {
            any = any || row.needs.is_empty() || row.needs.meets(octets);
        });
        return any;
    }

    /// To what arrived from all that is exactly so many transforms away: any, and a lossy one. What
    /// the first one makes is not kept: most of it is ruled out before it is made.
    void try_two(int before) {
        auto lossy = rows_.lossy().that_make(arrived_.root().present);
        rows_.lossy().each(lossy, [&](std::size_t i, const Transform& row) {
            if (row.is_constant) lossy.reset(i);
        });
        const auto end = right_.within(before);
        for (auto from = before == 0 ? 0 : right_.within(before - 1); from < end; ++from) {
            for (const auto* row : rows_.forward()) {
                if (can_change(*row, right_[from])) try_first(*row, from, before, lossy);
            }
        }
    }

    void try_first(
        const Transform& first, std::size_t from, int before, const RowFilter::Chosen& lossy
    ) {
        const auto& right = right_[from];
        const auto& arrived = arrived_.root();
        const auto could = (right.present | first.adds) - first.lacks;
        const auto missing = arrived.present - could;
        const auto beyond = right.present - (arrived.present | first.drops);
        auto second = rows_.lossy().that_lead(lossy, missing, beyond);
        if (!any_can_change(second, could) || !budget_.spend(right.octets.size())) return;
        auto octets = first.make(right.octets);
        if (!octets || *octets == right.octets) return;
        const auto made = node_of(std::move(*octets));
        second = rows_.lossy().that_lead(
            rows_.lossy().of_length(second, made.octets.size(), arrived.octets.size()),
            arrived.present - made.present,
            made.present - arrived.present
        );
        rows_.lossy().each(second, [&](std::size_t, const Transform& row) {
            if (!can_change(row, made)) return;
            if (!budget_.spend(made.octets.size())) return;
            if (!transforms::makes(row, made.octets, arrived.octets)) return;
            bridges_.push_back({from, 0, {{&first, made.octets}, {&row, arrived.octets}}, before});
        });
    }

    void cross(const Bridge& bridge, int most) {
        reversed_.assign(bridge.changes.rbegin(), bridge.changes.rend());
        const auto used = static_cast<int>(bridge.changes.size());
        to_right(bridge.from, bridge.before, [&](int unused) {
            way_.assign(reversed_.rbegin(), reversed_.rend());
            to_arrived(bridge.to, most - used - (bridge.before - unused));
        });
    }

    void to_right(std::size_t at, int most, const std::function<void(int)>& then) {
        const auto& node = right_[at];
        if (node.depth > most) return;
        if (at == 0) return then(most);
        for (const auto& edge : node.edges) {
            reversed_.push_back({edge.row, node.octets});
            to_right(edge.nearer, most - 1, then);
            reversed_.pop_back();
        }
    }

    void to_arrived(std::size_t at, int most) {
        const auto& node = arrived_[at];
        if (node.depth > most || !budget_.spend(0)) return;
        if (at == 0) return out_.push_back(way_);
        for (const auto& edge : node.edges) {
            way_.push_back({edge.row, arrived_[edge.nearer].octets});
            to_arrived(edge.nearer, most - 1);
            way_.pop_back();
        }
    }

    Reach& right_;
    Reach& arrived_;
    const HalfRows& rows_;
    Budget& budget_;
    std::vector<Bridge> bridges_;
    Way reversed_;
    Way way_;
    std::vector<Way> out_;
};

/// All ways from the root to a node, of exactly so many transforms.
void collect(const Reach& reach, std::size_t at, int count, Way& reversed, std::vector<Way>& out) {
    const auto& node = reach[at];
    if (at == 0 && count == 0) out.emplace_back(reversed.rbegin(), reversed.rend());
    if (at == 0 || node.depth > count) return;
    for (const auto& edge : node.edges) {
        reversed.push_back({edge.row, node.octets});
        collect(reach, edge.nearer, count - 1, reversed, out);
        reversed.pop_back();
    }
}

}  // namespace

Reach& Ways::reach(std::string_view root, unsigned side, Reach::Direction direction) {
    auto& known = direction == Reach::Direction::forward ? forward_ : backward_;
    auto& found = known[Key(root, side)];
    if (found == nullptr) {
        found = std::make_unique<Reach>(std::string(root), side, direction, budget_);
    }
    return *found;
}

std::vector<Way> Ways::between(
    std::string_view right, std::string_view arrived, unsigned side, int most
) {
    auto& from = reach(right, side, Reach::Direction::forward);
    auto& to = reach(arrived, side, Reach::Direction::backward);
    return Meeting(from, to, HalfRows::of(side), budget_).ways(most);
}

std::vector<std::pair<std::string, std::vector<Way>>> Ways::results(
    std::string_view right, unsigned side, int count
) {
    auto& from = reach(right, side, Reach::Direction::forward);
    const auto begin = count == 1 ? 0 : from.within(count - 2);
    const auto end = from.within(count - 1);
    std::vector<std::pair<std::string, std::vector<Way>>> out;
    constexpr auto nearer = std::string::npos;
    std::unordered_map<std::string, std::size_t> known;
    for (std::size_t at = 0; at < end; ++at) known.emplace(from[at].octets, nearer);
    for (auto at = begin; at < end; ++at) {
        for (const auto* row : HalfRows::of(side).all()) {
            if (!can_change(*row, from[at])) continue;
            if (!budget_.spend(from[at].octets.size())) return out;
            for (auto& made : transforms::results(*row, from[at].octets)) {
                const auto [place, is_new] = known.emplace(made, out.size());
                if (place->second == nearer) continue;
                if (is_new) out.push_back({made, {}});
                Way last = {{row, std::move(made)}};
                collect(from, at, count - 1, last, out[place->second].second);
            }
        }
    }
    return out;
}

}  // namespace proxy407::diagnosis

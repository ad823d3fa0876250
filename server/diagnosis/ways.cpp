#include "diagnosis/ways.hpp"

#include <algorithm>

namespace proxy407::diagnosis {

namespace {

using transforms::Transform;

/// More ways to the same octets are not told.
constexpr std::size_t most_ways = 48;

/// No transform makes more of its octets than that.
constexpr std::size_t most_growth = 16;

template <class Octets>
bool meet(const Octets& one, const Octets& other) {
    return ((one[0] & other[0]) | (one[1] & other[1]) | (one[2] & other[2]) | (one[3] & other[3])
           ) != 0;
}

}  // namespace

Ways::Ways(std::string right, unsigned side, Budget& budget)
    : budget_(budget), rows_(rows_on(side)) {
    add(std::move(right), -1, nullptr, 0);
}

Ways::Octets Ways::present_in(std::string_view octets) {
    Octets present{};
    for (const unsigned char c : octets) present[c >> 6] |= std::uint64_t{1} << (c & 63);
    return present;
}

Ways::Octets Ways::set_of(std::string_view octets, bool non_ascii) {
    auto set = present_in(octets);
    if (non_ascii) set[2] = set[3] = ~std::uint64_t{0};
    return set;
}

const std::vector<Ways::Row>& Ways::rows_on(unsigned side) {
    const auto made_for = [](unsigned part) {
        std::vector<Row> rows;
        for (const auto& family : transforms::all_families()) {
            for (const auto& row : family.rows) {
                if ((row.on & part) == 0) continue;
                const auto needs = set_of(row.needs, row.needs_non_ascii);
                const auto leaves = set_of(row.leaves, row.leaves_non_ascii);
                rows.push_back({&row, needs, leaves, row.leaves_none ? needs : Octets{}});
            }
        }
        return rows;
    };
    static const auto of_user = made_for(transforms::on::user);
    static const auto of_password = made_for(transforms::on::password);
    return side == transforms::on::user ? of_user : of_password;
}

bool Ways::can_change(const Row& row, const Node& node) {
    return row.needs == Octets{} || meet(row.needs, node.present);
}

bool Ways::can_make(const Row& row, std::string_view arrived) {
    const auto present = present_in(arrived);
    return (row.leaves == Octets{} || meet(row.leaves, present)) && !meet(row.lacks, present);
}

void Ways::add(std::string octets, int parent, const Transform* row, int depth) {
    const auto known = known_.find(octets);
    if (known != known_.end()) {
        auto& node = nodes_[static_cast<std::size_t>(known->second)];
        if (node.depth == depth && node.from.size() < most_ways)
            node.from.emplace_back(parent, row);
        return;
    }
    auto present = present_in(octets);
    auto& node = nodes_.emplace_back(Node{std::move(octets), present, depth, {{parent, row}}});
    known_.emplace(node.octets, static_cast<int>(nodes_.size()) - 1);
}

/// The nodes of one depth more.
void Ways::grow() {
    const auto depth = static_cast<int>(ends_.size());
    const auto begin = ends_.size() < 2 ? 0 : ends_[ends_.size() - 2];
    const auto longest = most_growth * (nodes_.front().octets.size() + 4);
    for (auto at = begin; at < ends_.back(); ++at) {
        for (const auto& row : rows_) {
            if (row.row->make == nullptr || row.row->is_constant || !can_change(row, nodes_[at]))
                continue;
            if (!budget_.spend(nodes_[at].octets.size())) break;
            auto made = row.row->make(nodes_[at].octets);
            if (!made || *made == nodes_[at].octets || made->size() > longest) continue;
            add(std::move(*made), static_cast<int>(at), row.row, depth);
        }
    }
    ends_.push_back(nodes_.size());
}

std::size_t Ways::nodes_up_to(int depth) {
    while (static_cast<int>(ends_.size()) <= depth) grow();
    return ends_[static_cast<std::size_t>(depth)];
}

/// The ways to a node, each followed by the suffix, whose last change comes first.
void Ways::emit(int node, Way& suffix, std::vector<Way>& out) const {
    const auto& at = nodes_[static_cast<std::size_t>(node)];
    if (at.depth == 0) {
        if (out.size() < most_ways) out.emplace_back(suffix.rbegin(), suffix.rend());
        return;
    }
    for (const auto& [parent, row] : at.from) {
        suffix.push_back({row, at.octets});
        emit(parent, suffix, out);
        suffix.pop_back();
    }
}

/// The ways that end in a row that can't be undone.
void Ways::collect_last(
    const Row& row, std::string_view arrived, int most, Way& suffix, std::vector<Way>& out
) {
    if (!can_make(row, arrived)) return;
    const auto end = row.row->is_constant ? 1 : nodes_up_to(most - 1);
    for (std::size_t at = 0; at < end; ++at) {
        if (!can_change(row, nodes_[at])) continue;
        if (!budget_.spend(nodes_[at].octets.size())) return;
        if (!transforms::makes(*row.row, nodes_[at].octets, arrived)) continue;
        suffix.push_back({row.row, std::string(arrived)});
        emit(static_cast<int>(at), suffix, out);
        suffix.pop_back();
    }
}

void Ways::collect(std::string_view arrived, int most, Way& suffix, std::vector<Way>& out) {
    if (arrived == nodes_.front().octets) out.emplace_back(suffix.rbegin(), suffix.rend());
    if (most == 0) return;
    for (const auto& row : rows_) {
        if (row.row->undo == nullptr) {
            collect_last(row, arrived, most, suffix, out);
            continue;
        }
        if (!budget_.spend(arrived.size())) return;
        for (const auto& before : row.row->undo(arrived)) {
            if (!transforms::makes(*row.row, before, arrived)) continue;
            suffix.push_back({row.row, std::string(arrived)});
            collect(before, most - 1, suffix, out);
            suffix.pop_back();
        }
    }
}

std::vector<Way> Ways::to(std::string_view arrived, int most) {
    std::vector<Way> out;
    Way suffix;
    collect(arrived, most, suffix, out);
    return out;
}

}  // namespace proxy407::diagnosis

#pragma once

#include "transforms/transform.hpp"

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace proxy407::diagnosis {

/// Work is counted, not timed, so that the same request always gets the same answer.
class Budget {
public:
    explicit Budget(std::size_t steps) : left_(steps) {}

    /// One transform of so many octets; false when there is no more.
    bool spend(std::size_t octets) {
        const auto steps = 1 + octets / 16;
        if (steps > left_) return is_spent_ = true, false;
        left_ -= steps;
        return true;
    }

    bool is_spent() const { return is_spent_; }

    std::size_t left() const { return left_; }

private:
    std::size_t left_;
    bool is_spent_ = false;
};

/// A transform and what it made.
struct Change {
    const transforms::Transform* row;
    std::string octets;
};

using Way = std::vector<Change>;

/// What transforms make of the user or the password. Remembers what it has made.
class Ways {
public:
    /// `side` is transforms::on::user or on::password.
    Ways(std::string right, unsigned side, Budget& budget);

    /// All ways of at most so many transforms from the right octets to those that arrived; the
    /// empty one where they are the same.
    std::vector<Way> to(std::string_view arrived, int most);

    /// Every result of exactly so many transforms that has no shorter way, families included.
    /// `see` says whether to go on.
    template <class See>
    void results(int count, See see);

private:
    using Octets = std::array<std::uint64_t, 4>;  ///< a bit for each that occurs

    struct Row {
        const transforms::Transform* row;
        Octets needs;
        Octets leaves;  ///< one of these is in what it makes
        Octets lacks;   ///< none of these is
    };

    struct Node {
        std::string octets;
        Octets present;
        int depth;
        std::vector<std::pair<int, const transforms::Transform*>> from;  ///< all shortest ways
    };

    static Octets present_in(std::string_view octets);
    static Octets set_of(std::string_view octets, bool non_ascii);
    static const std::vector<Row>& rows_on(unsigned side);
    static bool can_change(const Row& row, const Node& node);
    static bool can_make(const Row& row, std::string_view arrived);

    std::size_t nodes_up_to(int depth);
    void grow();
    void add(std::string octets, int parent, const transforms::Transform* row, int depth);
    void collect(std::string_view arrived, int most, Way& suffix, std::vector<Way>& out);
    void collect_last(
        const Row& row, std::string_view arrived, int most, Way& suffix, std::vector<Way>& out
    );
    void emit(int node, Way& suffix, std::vector<Way>& out) const;

    Budget& budget_;
    const std::vector<Row>& rows_;
    std::deque<Node> nodes_;
    std::vector<std::size_t> ends_ = {1};  ///< of the nodes of each depth
    std::unordered_map<std::string_view, int> known_;
};

template <class See>
void Ways::results(int count, See see) {
    const auto begin = count == 1 ? 0 : nodes_up_to(count - 2);
    const auto end = nodes_up_to(count - 1);
    for (auto at = begin; at < end; ++at) {
        for (const auto& row : rows_) {
            if (!can_change(row, nodes_[at]) || !budget_.spend(nodes_[at].octets.size())) continue;
            for (auto& made : transforms::results(*row.row, nodes_[at].octets)) {
                if (known_.contains(made) && nodes_[known_[made]].depth < count) continue;
                std::vector<Way> ways;
                Way last = {{row.row, made}};
                emit(static_cast<int>(at), last, ways);
                if (!see(made, ways)) return;
            }
        }
    }
}

}  // namespace proxy407::diagnosis

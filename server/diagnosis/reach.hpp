#pragma once

#include "diagnosis/budget.hpp"
#include "diagnosis/half_rows.hpp"

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace proxy407::diagnosis {

/// What can be reached from some octets by transforms, each octet string once, nearest first: the
/// octets that the right ones become, or the octets that those that arrived were made of. Grows as
/// far as it is asked for, and remembers.
class Reach {
public:
    /// To a node that is nearer to the root: what the row does between the two.
    struct Edge {
        std::size_t nearer;
        const transforms::Transform* row;
    };

    struct Node {
        std::string octets;
        transforms::OctetSet present;
        int depth;
        std::vector<Edge> edges;
    };

    enum class Direction { forward, backward };

    Reach(std::string root, unsigned side, Direction direction, Budget& budget);

    const Node& operator[](std::size_t node) const { return nodes_[node]; }

    const Node& root() const { return nodes_.front(); }

    /// The number of nodes that are no more than so many transforms away.
    std::size_t within(int depth);

private:
    void grow();
    void make_from(std::size_t node);
    void undo_from(std::size_t node);
    void add(std::string octets, Edge edge);

    Budget& budget_;
    const HalfRows& rows_;
    Direction direction_;
    std::deque<Node> nodes_;
    std::vector<std::size_t> ends_ = {1};  ///< of the nodes of each depth
    std::unordered_map<std::string_view, std::size_t> known_;
};

Reach::Node node_of(std::string octets);

/// Can the row change these octets? What makes the same of everything does it to the root alone: a
/// way with anything before it is never the shortest.
bool can_change(const transforms::Transform& row, const Reach::Node& right);

}  // namespace proxy407::diagnosis

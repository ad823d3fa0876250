#pragma once

#include "diagnosis/reach.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace proxy407::diagnosis {

/// A transform and what it made.
struct Change {
    const transforms::Transform* row;
    std::string octets;
};

using Way = std::vector<Change>;

/// What transforms make of users and passwords. Remembers what it has made.
class Ways {
public:
    explicit Ways(Budget& budget) : budget_(budget) {}

    /// All ways of at most so many transforms from the right octets to those that arrived; the
    /// empty one where they are the same. `side` is transforms::on::user or on::password.
    std::vector<Way> between(
        std::string_view right, std::string_view arrived, unsigned side, int most
    );

    /// What exactly so many transforms make and fewer do not, families by some of their members:
    /// each once, with all ways to it.
    std::vector<std::pair<std::string, std::vector<Way>>> results(
        std::string_view right, unsigned side, int count
    );

private:
    Reach& reach(std::string_view root, unsigned side, Reach::Direction direction);

    using Key = std::pair<std::string, unsigned>;

    Budget& budget_;
    std::map<Key, std::unique_ptr<Reach>, std::less<>> forward_;
    std::map<Key, std::unique_ptr<Reach>, std::less<>> backward_;
};

}  // namespace proxy407::diagnosis

#pragma once

#include "admin/shape.hpp"
#include "journal/exchange.hpp"

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace proxy407::admin {

/// A member of an exchange that is not as a filter asks.
struct Difference {
    std::string_view key;
    Json expected;
    Json was;
};

Json to_json(const Difference& difference);

/// Which exchanges somebody asks for: what they hold, key by key.
class Filter {
public:
    /// All exchanges.
    Filter() = default;

    /// Of an object that fits members(); other keys in it are passed over.
    explicit Filter(const Json& asked);

    /// The keys of a filter, for a query and for `match`.
    static const Members& members();

    bool matches(const journal::Exchange& exchange) const;

    /// What is not as asked.
    std::vector<Difference> differences(const journal::Exchange& exchange) const;

    std::size_t size() const { return asked_.size(); }

private:
    std::vector<std::pair<std::size_t, Json>> asked_;  ///< by the number of its key
};

/// The host that the exchange is for, in lower case; "" where none can be read.
std::string host_of(const journal::Exchange& exchange);

/// "wrong-credentials/split-at-every-colon"; the complaint's id where there is no cause; or "".
std::string full_finding(const journal::Exchange& exchange);

}  // namespace proxy407::admin

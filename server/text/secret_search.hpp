#pragma once

#include "text/views.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::text {

/// Secrets, and where they are in octets, in whatever coding: see readings(), and each of them in
/// UTF-8, ISO-8859-1, Windows-1252 and UTF-16, composed and decomposed, backwards and in any case.
class SecretSearch {
public:
    void add(std::string_view secret);

    bool empty() const { return needles_.empty(); }

    /// All of the octets when there is too much to be read.
    std::vector<Range> find(std::string_view octets) const;

private:
    void add_needle(std::string_view octets);

    std::vector<std::string> needles_;  ///< lower case
};

}  // namespace proxy407::text

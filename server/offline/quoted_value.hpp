#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::offline {

/// A line of a log in which the line ends of a head are written out ("\r\n", "[\r][\n]"), as the
/// lines that they end.
std::vector<std::string> literal_lines(std::string_view line);

struct FoundValue {
    std::string octets;
    std::size_t end;  ///< behind it, in the line
};

/// The value of the field whose name stands from `begin` to `end` of a line: behind a colon, in
/// quotes, in a list, in an entry of a map or of a HAR file. Nothing where none follows.
std::optional<FoundValue> value_behind(std::string_view line, std::size_t begin, std::size_t end);

}  // namespace proxy407::offline

#pragma once

#include "json/limits.hpp"
#include "json/mistake.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace proxy407::json {

/// Of a scenario, and of the other files that people write by hand.
inline constexpr Limits file_limits{4ul * 1024 * 1024, 32, 20'000, 20'000};

/// Where the values of a JSON text are, by JSON pointer (RFC 6901).
class Positions {
public:
    /// Reads the text. What keeps it from being JSON, or from being a scenario by its size, and
    /// keys that are there twice (the parser would take the last in silence), become mistakes with
    /// file, line and column.
    Positions(std::string_view json, std::string_view file, Mistakes& mistakes);

    /// The same of a text with other limits, for mistakes that are known: only their places, and
    /// those of the values around them, are remembered.
    Positions(
        std::string_view json,
        std::string_view file,
        Mistakes& mistakes,
        const Limits& limits,
        const Mistakes& wanted
    );

    /// Was the text read to its end?
    bool is_whole() const { return whole_; }

    /// Fills line and column of a mistake whose path is set; of a missing path, those of the
    /// nearest value around it.
    void locate(Mistake& mistake) const;

    /// For keys that should not be there: the place of the key instead of its value's.
    void locate_key(Mistake& mistake) const;

private:
    friend class PositionReader;
    void put(Mistake& mistake, std::size_t offset) const;

    std::string_view json_;
    bool whole_ = false;
    std::map<std::string, std::size_t> values_;
    std::map<std::string, std::size_t> keys_;
};

/// One token of a JSON pointer, escaped.
std::string pointer_token(std::string_view key);

}  // namespace proxy407::json

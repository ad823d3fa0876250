#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::text {

/// A part of some octets.
struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// The octets with each part replaced by `mask`; the parts may overlap and come in any order.
std::string masked(std::string_view octets, std::vector<Range> parts, std::string_view mask);

/// Octets read in some coding, each with the part of the source that it was read from.
struct View {
    std::string octets;
    std::vector<Range> from;
};

/// The octets as they are.
View plain_view(std::string_view octets);

/// Every reading that is worth a look: escapes of URLs, JSON, HTML, quoted strings and forms
/// undone, white space taken out, base64 (both alphabets, all alignments) and hex decoded, and
/// these on top of each other. `complete` is false when there was too much of it to read all.
struct Readings {
    std::vector<View> views;
    bool complete = true;
};

Readings readings(std::string_view octets);

}  // namespace proxy407::text

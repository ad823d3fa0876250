#pragma once

#include "text/charset.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace proxy407::property {

class Random {
public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}

    std::size_t below(std::size_t bound) { return engine_() % bound; }

    bool chance(std::size_t of) { return below(of) == 0; }

private:
    std::mt19937_64 engine_;
};

inline char32_t point(Random& random) {
    constexpr std::string_view hard = "$%&+/\\\"'`!#;:@^~ \t{}()[]<>=*-_.,?|";
    switch (random.below(10)) {
        case 0:
        case 1:
        case 2:
        case 3: return static_cast<char32_t>('a' + random.below(26));
        case 4: return static_cast<char32_t>('0' + random.below(10));
        case 5: return static_cast<char32_t>('A' + random.below(26));
        case 6:
        case 7: return static_cast<unsigned char>(hard[random.below(hard.size())]);
        case 8: return static_cast<char32_t>(0xA1 + random.below(0x500));
        default: break;
    }
    const auto any = static_cast<char32_t>(0x20 + random.below(0x10FFE0));
    return any >= 0xD800 && any < 0xE000 ? U'\u20AC' : any;
}

/// Of any characters of Unicode, and more of those that mean something to somebody.
inline std::string word(Random& random, bool is_user) {
    std::u32string points;
    const auto size = 1 + random.below(random.chance(20) ? 40 : 12);
    while (points.size() < size) {
        const auto one = point(random);
        if (!is_user || one != ':') points += one;
    }
    return text::nfc(text::to_utf8(points));
}

}  // namespace proxy407::property

#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace proxy407::transforms {

/// Which of the 256 octets there are: four words, so that a question about all of them is a few
/// instructions.
class OctetSet {
public:
    constexpr OctetSet() = default;

    constexpr OctetSet(std::string_view octets) {
        for (const char c : octets) {
            const auto octet = static_cast<unsigned char>(c);
            words_[octet >> 6] |= std::uint64_t{1} << (octet & 63);
        }
    }

    OctetSet(const std::string& octets) : OctetSet(std::string_view(octets)) {}

    template <std::size_t Size>
    constexpr OctetSet(const char (&octets)[Size]) : OctetSet(std::string_view(octets, Size - 1)) {}

    static constexpr OctetSet range(unsigned first, unsigned last) {
        OctetSet set;
        for (auto octet = first; octet <= last; ++octet) {
            set.words_[octet >> 6] |= std::uint64_t{1} << (octet & 63);
        }
        return set;
    }

    constexpr bool is_empty() const { return (words_[0] | words_[1] | words_[2] | words_[3]) == 0; }

    constexpr bool meets(const OctetSet& other) const {
        return ((words_[0] & other.words_[0]) | (words_[1] & other.words_[1]) |
                (words_[2] & other.words_[2]) | (words_[3] & other.words_[3])) != 0;
    }

    constexpr bool holds(unsigned octet) const {
        return (words_[octet >> 6] >> (octet & 63) & 1) != 0;
    }

    /// Each octet, as long as `see` says so.
    template <class See>
    void each(See see) const {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            for (auto word = words_[i]; word != 0; word &= word - 1) {
                if (!see(
                        static_cast<unsigned>(i * 64) +
                        static_cast<unsigned>(std::countr_zero(word))
                    ))
                    return;
            }
        }
    }

    constexpr OctetSet operator-(const OctetSet& other) const {
        OctetSet rest = *this;
        for (std::size_t i = 0; i < words_.size(); ++i) rest.words_[i] &= ~other.words_[i];
        return rest;
    }

    constexpr OctetSet operator|(const OctetSet& other) const {
        OctetSet both = *this;
        for (std::size_t i = 0; i < words_.size(); ++i) both.words_[i] |= other.words_[i];
        return both;
    }

    constexpr OctetSet operator~() const {
        OctetSet rest;
        for (std::size_t i = 0; i < words_.size(); ++i) rest.words_[i] = ~words_[i];
        return rest;
    }

private:
    std::array<std::uint64_t, 4> words_{};
};

inline constexpr OctetSet no_octet;
inline constexpr OctetSet every_octet = ~OctetSet();
inline constexpr OctetSet non_ascii = OctetSet::range(0x80, 0xFF);
inline constexpr OctetSet ascii = OctetSet::range(0, 0x7F);
inline constexpr OctetSet lower_case = OctetSet::range('a', 'z');
inline constexpr OctetSet upper_case = OctetSet::range('A', 'Z');
inline constexpr OctetSet digits = OctetSet::range('0', '9');
/// What percent-encoding leaves alone (RFC 3986 section 2.3).
inline constexpr OctetSet unreserved = lower_case | upper_case | digits | OctetSet("-._~");

}  // namespace proxy407::transforms

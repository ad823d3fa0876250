#include "text/base64.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace proxy407::text {

namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr int no_digit = -1;

constexpr std::array<std::int8_t, 256> make_digits() {
    std::array<std::int8_t, 256> digits{};
    digits.fill(no_digit);
    for (std::size_t i = 0; i < alphabet.size(); ++i) {
        digits[static_cast<unsigned char>(alphabet[i])] = static_cast<std::int8_t>(i);
    }
    return digits;
}

constexpr auto digits = make_digits();

int digit(char c) {
    return digits[static_cast<unsigned char>(c)];
}

/// The octets that a run of digits stands for; bits that fill no octet are left in `rest`.
struct Decoded {
    std::string octets;
    std::uint32_t rest = 0;
};

Decoded decode_digits(std::string_view run) {
    Decoded out;
    out.octets.reserve(run.size() * 3 / 4);
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : run) {
        bits = (bits << 6) | static_cast<std::uint32_t>(digit(c));
        count += 6;
        if (count < 8) continue;
        count -= 8;
        out.octets += static_cast<char>((bits >> count) & 0xFF);
        bits &= (1u << count) - 1;
    }
    out.rest = bits;
    return out;
}

bool all_digits(std::string_view run) {
    for (const char c : run) {
        if (digit(c) == no_digit) return false;
    }
    return true;
}

}  // namespace

std::string base64_encode(std::string_view octets) {
    std::string out;
    out.reserve((octets.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < octets.size(); i += 3) {
        const auto taken = std::min<std::size_t>(3, octets.size() - i);
        std::uint32_t bits = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            bits = (bits << 8) | (k < taken ? static_cast<unsigned char>(octets[i + k]) : 0u);
        }
        for (std::size_t k = 0; k < 4; ++k) {
            out += k <= taken ? alphabet[(bits >> (18 - 6 * k)) & 0x3F] : '=';
        }
    }
    return out;
}

std::optional<std::string> base64_decode(std::string_view token) {
    if (token.size() % 4 != 0) return std::nullopt;
    auto run = token;
    for (int i = 0; i < 2 && run.ends_with('='); ++i) run.remove_suffix(1);
    if (run.size() % 4 == 1 || !all_digits(run)) return std::nullopt;
    auto decoded = decode_digits(run);
    if (decoded.rest != 0) return std::nullopt;
    return std::move(decoded.octets);
}

std::optional<std::string> base64_decode_lenient(std::string_view token) {
    std::string run;
    for (const char c : token) {
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '=') continue;
        run += c == '-' ? '+' : c == '_' ? '/' : c;
    }
    if (!all_digits(run)) return std::nullopt;
    return decode_digits(run).octets;
}

}  // namespace proxy407::text

#include "text/percent.hpp"

#include "text/hex.hpp"

#include <algorithm>

namespace proxy407::text {

namespace {

bool is_alphanumeric(unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool is_unreserved(unsigned char c) {
    return is_alphanumeric(c) ||
           std::string_view("-._~").find(static_cast<char>(c)) != std::string_view::npos;
}

bool stays(unsigned char c, PercentSet set) {
    const auto in = [c](std::string_view characters) {
        return characters.find(static_cast<char>(c)) != std::string_view::npos;
    };
    switch (set) {
        case PercentSet::strict: return is_unreserved(c);
        case PercentSet::rfc3986_minimal: return is_unreserved(c) || in("!$&'()*+,;=");
        // URL standard: C0 controls, non-ASCII, space, and these are encoded in a userinfo.
        case PercentSet::whatwg: return c > 0x20 && c < 0x7F && !in("\"#<>?`{}/:;=@[\\]^|%");
    }
    return false;
}

template <class Keep>
std::string decode(std::string_view octets, Keep keep) {
    std::string out;
    out.reserve(octets.size());
    for (std::size_t i = 0; i < octets.size(); ++i) {
        if (octets[i] == '%') {
            const auto digits = octets.substr(i + 1, 2);
            const auto octet = digits.size() == 2 ? hex_decode(digits) : std::nullopt;
            if (octet && !keep(octet->front())) {
                out += octet->front();
                i += 2;
                continue;
            }
        }
        out += octets[i];
    }
    return out;
}

}  // namespace

std::string percent_encode(std::string_view octets, PercentSet set) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : octets) {
        const auto byte = static_cast<unsigned char>(c);
        if (stays(byte, set)) {
            out += c;
        } else {
            out += {'%', digits[byte >> 4], digits[byte & 0xF]};
        }
    }
    return out;
}

std::string percent_decode(std::string_view octets) {
    return decode(octets, [](char) { return false; });
}

std::string percent_decode_keeping_reserved(std::string_view octets) {
    return decode(octets, [](char c) {
        return std::string_view(";/?:@&=+$,#").find(c) != std::string_view::npos;
    });
}

std::string percent_normalized(std::string_view url) {
    std::string out;
    for (std::size_t i = 0; i < url.size(); ++i) {
        const auto digits = url.substr(std::min(i + 1, url.size()), 2);
        const auto octet = url[i] == '%' && digits.size() == 2 ? hex_decode(digits) : std::nullopt;
        if (!octet) {
            out += url[i];
            continue;
        }
        const auto byte = static_cast<unsigned char>(octet->front());
        out += is_unreserved(byte) ? *octet : percent_encode(*octet);
        i += 2;
    }
    return out;
}

}  // namespace proxy407::text

#include "net/proxy_protocol.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace proxy407::net {

namespace {

using State = ProxyHeader::State;

constexpr std::string_view v2_signature("\r\n\r\n\0\r\nQUIT\n", 12);
constexpr std::size_t v1_longest = 107;  // section 2.1, with its CRLF

ProxyHeader invalid(std::string error) {
    ProxyHeader header;
    header.state = State::invalid;
    header.error = std::move(error);
    return header;
}

std::vector<std::string_view> split(std::string_view line) {
    std::vector<std::string_view> words;
    while (true) {
        const auto space = line.find(' ');
        words.push_back(line.substr(0, space));
        if (space == line.npos) return words;
        line.remove_prefix(space + 1);
    }
}

std::optional<std::uint16_t> parse_port(std::string_view digits) {
    unsigned port = 0;
    const auto* end = digits.data() + digits.size();
    const auto [stopped, error] = std::from_chars(digits.data(), end, port);
    const bool leading_zero = digits.size() > 1 && digits[0] == '0';
    if (error != std::errc{} || stopped != end || port > 65535 || leading_zero) return std::nullopt;
    return static_cast<std::uint16_t>(port);
}

ProxyHeader parse_v1(std::string_view received) {
    const auto end = received.find("\r\n");
    if (end == received.npos || end + 2 > v1_longest) {
        const bool too_long = received.size() >= v1_longest;
        const bool lone_end = received.substr(0, received.find('\r')).find('\n') != received.npos;
        if (too_long) return invalid("a version 1 header without CRLF in its 107 bytes");
        if (lone_end) return invalid("a version 1 header that ends without CRLF");
        return {};
    }
    ProxyHeader header;
    header.state = State::complete;
    header.size = end + 2;
    const auto words = split(received.substr(0, end));
    if (words.size() >= 2 && words[1] == "UNKNOWN") return header;
    if (words.size() != 6 || (words[1] != "TCP4" && words[1] != "TCP6")) {
        return invalid("a version 1 header that is not PROXY TCP4|TCP6 addresses ports");
    }
    const auto source = scenario::parse_address(words[2]);
    const auto destination = scenario::parse_address(words[3]);
    const auto source_port = parse_port(words[4]);
    const bool is_v4 = words[1] == "TCP4";
    const auto fits = [&](const auto& address, std::string_view text) {
        return address && (text.find(':') == text.npos) == is_v4;
    };
    if (!fits(source, words[2]) || !fits(destination, words[3])) {
        return invalid("a version 1 header with an address of another family");
    }
    if (!source_port || !parse_port(words[5])) return invalid("a version 1 header with a bad port");
    header.source = source;
    header.source_port = *source_port;
    return header;
}

std::uint32_t crc32c(std::string_view octets) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char c : octets) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (crc & 1 ? 0x82F63B78u : 0u);
    }
    return ~crc;
}

std::size_t u16(std::string_view octets, std::size_t at) {
    return static_cast<std::size_t>(static_cast<unsigned char>(octets[at])) << 8 |
           static_cast<unsigned char>(octets[at + 1]);
}

/// Walks the TLVs; the only one that matters here is the checksum (section 2.2.3).
std::string judge_tlvs(std::string_view header, std::size_t begin) {
    constexpr char crc_type = 0x03;
    while (begin < header.size()) {
        if (header.size() - begin < 3) return "a TLV that is cut off";
        const auto size = u16(header, begin + 1);
        if (header.size() - begin - 3 < size) return "a TLV longer than the header";
        if (header[begin] == crc_type) {
            if (size != 4) return "a checksum TLV that is not four bytes";
            std::string zeroed(header);
            const auto sent = header.substr(begin + 3, 4);
            std::fill_n(zeroed.begin() + static_cast<long>(begin) + 3, 4, '\0');
            const auto crc = crc32c(zeroed);
            const std::string right = {
                static_cast<char>(crc >> 24),
                static_cast<char>(crc >> 16),
                static_cast<char>(crc >> 8),
                static_cast<char>(crc)};
            if (sent != right) return "a wrong checksum";
        }
        begin += 3 + size;
    }
    return "";
}

scenario::Address address_at(std::string_view octets, std::size_t at, bool is_v4) {
    scenario::Address address;
    if (is_v4) {
        address.octets[10] = address.octets[11] = 0xFF;
        std::copy_n(octets.begin() + static_cast<long>(at), 4, address.octets.begin() + 12);
    } else {
        std::copy_n(octets.begin() + static_cast<long>(at), 16, address.octets.begin());
    }
    return address;
}

ProxyHeader parse_v2(std::string_view received) {
    constexpr std::size_t fixed = 16;
    if (received.size() < fixed) return {};
    const auto version_and_command = static_cast<unsigned char>(received[12]);
    const auto family = static_cast<unsigned char>(received[13]);
    if (version_and_command >> 4 != 2) return invalid("a version that is not 2");
    const auto command = version_and_command & 0xF;
    if (command > 1) return invalid("an unknown command");
    const auto size = fixed + u16(received, 14);
    if (received.size() < size) return {};

    ProxyHeader header;
    header.state = State::complete;
    header.size = size;
    const auto whole = received.substr(0, size);
    const bool is_v4 = family == 0x11;
    const bool is_v6 = family == 0x21;
    if (command == 0 || (!is_v4 && !is_v6)) return header;  // LOCAL, or no TCP over IP
    const std::size_t addresses = is_v4 ? 12 : 36;
    if (size < fixed + addresses) return invalid("a header too short for its addresses");
    if (auto error = judge_tlvs(whole, fixed + addresses); !error.empty()) return invalid(error);
    header.source = address_at(whole, fixed, is_v4);
    header.source_port = static_cast<std::uint16_t>(u16(whole, fixed + addresses - 4));
    return header;
}

}  // namespace

ProxyHeader parse_proxy_header(std::string_view received) {
    const auto agrees = [&](std::string_view begin) {
        const auto size = std::min(begin.size(), received.size());
        return received.substr(0, size) == begin.substr(0, size);
    };
    if (agrees(v2_signature) && received.size() > 0) return parse_v2(received);
    constexpr std::string_view v1_begin = "PROXY ";
    if (!agrees(v1_begin)) return invalid("no PROXY header");
    return received.size() < v1_begin.size() ? ProxyHeader{} : parse_v1(received);
}

}  // namespace proxy407::net

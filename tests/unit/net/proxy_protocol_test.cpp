#include "net/proxy_protocol.hpp"

#include <gtest/gtest.h>

namespace proxy407::net {

namespace {

using State = ProxyHeader::State;
using namespace std::string_literals;

const std::string signature = "\r\n\r\n\0\r\nQUIT\n"s;
const std::string v4_addresses = "\xCB\x00\x71\x09\x7F\x00\x00\x01\x13\x88\x0C\x38"s;

struct Case {
    std::string octets;
    State state;
    std::string source;  ///< empty: none
    std::uint16_t port = 0;
    std::size_t left = 0;  ///< octets that belong to what follows
};

std::string v2(char command, char family, const std::string& rest) {
    return signature + command + family + static_cast<char>(rest.size() >> 8) +
           static_cast<char>(rest.size() & 0xFF) + rest;
}

const std::vector<Case>& cases() {
    static const std::vector<Case> all = {
        {"PROXY TCP4 203.0.113.9 127.0.0.1 5000 3128\r\nGET",
         State::complete,
         "203.0.113.9",
         5000,
         3},
        {"PROXY TCP6 2001:db8::9 ::1 65535 0\r\n", State::complete, "2001:db8::9", 65535},
        {"PROXY UNKNOWN\r\n", State::complete, ""},
        {"PROXY UNKNOWN ffff:f... anything 1 2\r\n", State::complete, ""},
        {"PROXY TCP4 1.2.3.4 5.6.7.8 1 2\n", State::invalid, ""},
        {"PROXY TCP4 1.2.3.4 5.6.7.8 1\r\n", State::invalid, ""},
        {"PROXY TCP4 1.2.3.4 5.6.7.8 1 65536\r\n", State::invalid, ""},
        {"PROXY TCP4 1.2.3.4 5.6.7.8 01 2\r\n", State::invalid, ""},
        {"PROXY TCP4 1.2.3 5.6.7.8 1 2\r\n", State::invalid, ""},
        {"PROXY TCP4 ::1 ::1 1 2\r\n", State::invalid, ""},
        {"PROXY TCP6 1.2.3.4 5.6.7.8 1 2\r\n", State::invalid, ""},
        {"PROXY  TCP4 1.2.3.4 5.6.7.8 1 2\r\n", State::invalid, ""},
        {"PROXY UDP4 1.2.3.4 5.6.7.8 1 2\r\n", State::invalid, ""},
        {"proxy TCP4 1.2.3.4 5.6.7.8 1 2\r\n", State::invalid, ""},
        {"GET / HTTP/1.1\r\n", State::invalid, ""},
        {"PROXY UNKNOWN " + std::string(91, 'x') + "\r\n", State::complete, ""},  // 107 octets
        {"PROXY UNKNOWN " + std::string(92, 'x') + "\r\n", State::invalid, ""},   // 108 octets
        {v2('\x21', '\x11', v4_addresses) + "GET", State::complete, "203.0.113.9", 5000, 3},
        {v2('\x20', '\x11', v4_addresses), State::complete, ""},  // LOCAL
        {v2('\x20', '\x00', ""), State::complete, ""},
        {v2('\x21', '\x31', std::string(216, 'u')), State::complete, ""},  // a UNIX socket
        {v2('\x21', '\x11', v4_addresses.substr(0, 11)), State::invalid, ""},
        {v2('\x11', '\x11', v4_addresses), State::invalid, ""},  // version 1 in binary
        {v2('\x22', '\x11', v4_addresses), State::invalid, ""},  // unknown command
        {v2('\x21', '\x11', v4_addresses + "\xEE\x00\x02hi"s),
         State::complete,
         "203.0.113.9",
         5000},
        {v2('\x21', '\x11', v4_addresses + "\xEE\x00\x03hi"s), State::invalid, ""},
        {v2('\x21', '\x11', v4_addresses + "\x03\x00\x04\x00\x00\x00\x00"s), State::invalid, ""},
    };
    return all;
}

TEST(ProxyProtocol, Table) {
    for (const auto& c : cases()) {
        const auto header = parse_proxy_header(c.octets);
        ASSERT_EQ(header.state, c.state) << testing::PrintToString(c.octets) << header.error;
        if (c.state != State::complete) {
            EXPECT_FALSE(header.error.empty()) << testing::PrintToString(c.octets);
            continue;
        }
        EXPECT_EQ(header.source ? scenario::to_string(*header.source) : "", c.source);
        EXPECT_EQ(header.source_port, c.port);
        EXPECT_EQ(header.size, c.octets.size() - c.left);
    }
}

TEST(ProxyProtocol, EveryPartOfAGoodHeaderAsksForMore) {
    for (const auto& c : cases()) {
        if (c.state != State::complete) continue;
        const auto whole = parse_proxy_header(c.octets).size;
        for (std::size_t size = 0; size < whole; ++size) {
            EXPECT_EQ(parse_proxy_header(c.octets.substr(0, size)).state, State::more)
                << testing::PrintToString(c.octets) << " cut to " << size;
        }
    }
}

TEST(ProxyProtocol, ARightChecksumIsTaken) {
    // CRC-32C over the header with the checksum's own octets as zero (section 2.2.3).
    auto header = v2('\x21', '\x11', v4_addresses + "\x03\x00\x04\x00\x00\x00\x00"s);
    int accepted = 0;
    const auto with = [&](std::uint32_t crc) {
        for (int i = 0; i < 4; ++i) {
            header[header.size() - 4 + static_cast<std::size_t>(i)] =
                static_cast<char>(crc >> (24 - 8 * i));
        }
        return parse_proxy_header(header).state;
    };
    const std::uint32_t right = 0x21F5D650u;  // computed apart from this code
    for (const auto crc : {right, right ^ 1, right ^ 0x80000000u}) {
        accepted += with(crc) == State::complete;
    }
    EXPECT_EQ(accepted, 1);
    EXPECT_EQ(with(right), State::complete);
}

}  // namespace

}  // namespace proxy407::net

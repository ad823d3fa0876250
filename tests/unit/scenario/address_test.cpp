#include "scenario/address.hpp"

#include <gtest/gtest.h>

namespace proxy407::scenario {
namespace {

TEST(Address, ReadsAndWrites) {
    constexpr struct {
        const char* text;
        const char* written;
        bool v4;
    } cases[] = {
        {"127.0.0.1", "127.0.0.1", true},
        {"::1", "::1", false},
        {"2001:DB8:0:0::5", "2001:db8::5", false},
        {"::ffff:10.1.2.3", "10.1.2.3", true},
        {"0.0.0.0", "0.0.0.0", true},
        {"::", "::", false},
    };

    for (const auto& row : cases) {
        SCOPED_TRACE(row.text);
        const auto address = parse_address(row.text);
        ASSERT_TRUE(address);
        EXPECT_EQ(to_string(*address), row.written);
        EXPECT_EQ(address->is_v4(), row.v4);
    }
}

TEST(Address, RefusesWhatIsNone) {
    using namespace std::string_view_literals;
    for (const auto text :
         {""sv,
          "127.0.0"sv,
          "127.1"sv,
          "256.0.0.1"sv,
          "127.0.0.1 "sv,
          "localhost"sv,
          "[::1]"sv,
          "fe80::1%lo"sv,
          "1:2:3"sv,
          "127.0.0.1\0"sv,
          "0127.0.0.1"sv}) {
        EXPECT_FALSE(parse_address(text)) << text;
    }
}

TEST(Network, ContainsItsAddresses) {
    constexpr struct {
        const char* network;
        const char* address;
        bool inside;
    } cases[] = {
        {"127.0.0.0/8", "127.255.255.255", true},
        {"127.0.0.0/8", "128.0.0.0", false},
        {"127.0.0.1", "127.0.0.1", true},
        {"127.0.0.1", "127.0.0.2", false},
        {"10.0.0.128/25", "10.0.0.128", true},
        {"10.0.0.128/25", "10.0.0.127", false},
        {"10.1.2.3/8", "10.200.0.1", true},
        {"0.0.0.0/0", "203.0.113.9", true},
        {"0.0.0.0/0", "2001:db8::1", false},
        {"::/0", "203.0.113.9", true},
        {"::ffff:10.0.0.0/104", "10.9.9.9", true},
        {"2001:db8::/33", "2001:db8:7fff::1", true},
        {"2001:db8::/33", "2001:db8:8000::1", false},
        {"::1/128", "::1", true},
    };

    for (const auto& row : cases) {
        SCOPED_TRACE(std::string(row.network) + " and " + row.address);
        const auto network = parse_network(row.network);
        ASSERT_TRUE(network);
        EXPECT_EQ(network->contains(*parse_address(row.address)), row.inside);
    }
}

TEST(Network, RefusesWhatIsNone) {
    for (const auto* text :
         {"10.0.0.0/33",
          "::/129",
          "10.0.0.0/",
          "10.0.0.0/-1",
          "10.0.0.0/+8",
          "10.0.0.0/08",
          "10.0.0.0/8 ",
          "10.0.0.0/8/8",
          "/8",
          "any",
          "10.0.0.0/255.0.0.0"}) {
        EXPECT_FALSE(parse_network(text)) << text;
    }
}

}  // namespace
}  // namespace proxy407::scenario

#include "http/target.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace proxy407::http {
namespace {

using namespace std::string_view_literals;

TEST(TargetForm, IsThatOfShapeAndMethod) {
    constexpr struct {
        std::string_view method, target;
        TargetForm form;
    } cases[] = {
        {"GET", "http://o.test/", TargetForm::absolute},
        {"GET", "HTTPS://o.test", TargetForm::absolute},
        {"GET", "/", TargetForm::origin},
        {"GET", "//o.test/", TargetForm::origin},
        {"GET", "/x?u=http://o.test/", TargetForm::origin},
        {"OPTIONS", "*", TargetForm::asterisk},
        {"CONNECT", "o.test:443", TargetForm::authority},
        {"CONNECT", "http://o.test:443", TargetForm::authority},
        {"GET", "o.test:80", TargetForm::authority},
        {"GET", "o.test", TargetForm::invalid},
        {"GET", "1http://o.test/", TargetForm::invalid},
        {"GET", "://o.test/", TargetForm::invalid},
        {"GET", "", TargetForm::invalid},
        {"CONNECT", "", TargetForm::invalid},
    };

    for (const auto& c : cases) {
        EXPECT_EQ(target_form(c.method, c.target), c.form) << c.method << " " << c.target;
    }
}

TEST(AbsoluteTarget, IsTakenApart) {
    constexpr struct {
        std::string_view target, scheme, host;
        int port;
        std::string_view path_and_query;
        bool has_userinfo = false;
        bool has_fragment = false;
    } cases[] = {
        {"http://o.test/a?b", "http", "o.test", 80, "/a?b"},
        {"HTTP://O.test", "http", "O.test", 80, "/"},
        {"https://o.test", "https", "o.test", 443, "/"},
        {"http://o.test:8080//%7E/../x", "http", "o.test", 8080, "//%7E/../x"},
        {"http://o.test:/", "http", "o.test", 80, "/"},
        {"http://o.test?q=/", "http", "o.test", 80, "/?q=/"},
        {"http://[2001:db8::1]:81/", "http", "2001:db8::1", 81, "/"},
        {"http://127.0.0.1/", "http", "127.0.0.1", 80, "/"},
        {"http://u:p@o.test/", "http", "o.test", 80, "/", true},
        {"http://u@v@o.test/", "http", "o.test", 80, "/", true},
        {"http://o.test/a@b", "http", "o.test", 80, "/a@b"},
        {"http://o.test/a#b?c", "http", "o.test", 80, "/a", false, true},
        {"http://o.test#/b", "http", "o.test", 80, "/", false, true},
    };

    for (const auto& c : cases) {
        const auto target = parse_absolute_target(c.target);
        ASSERT_TRUE(target) << c.target;
        EXPECT_EQ(target->scheme, c.scheme) << c.target;
        EXPECT_EQ(target->authority.host, c.host) << c.target;
        EXPECT_EQ(target->authority.port, c.port) << c.target;
        EXPECT_EQ(target->path_and_query, c.path_and_query) << c.target;
        EXPECT_EQ(target->has_userinfo, c.has_userinfo) << c.target;
        EXPECT_EQ(target->has_fragment, c.has_fragment) << c.target;
    }
}

TEST(AbsoluteTarget, MalformedOnesAreNone) {
    for (const auto target :
         {"http:///x"sv,
          "http://:80/"sv,
          "http://@/"sv,
          "http://o.test:x/"sv,
          "http://o.test:0/"sv,
          "http://o.test:65536/"sv,
          "http://o.test:-1/"sv,
          "http://[::1/"sv,
          "http://[::1]x/"sv,
          "http://[o.test]/"sv,
          "http://[1:2]/"sv,
          "http://[::1\0]/"sv,
          "http://::1/"sv,
          "http://o test/"sv,
          "http://caf\xc3\xa9/"sv,
          "/x"sv,
          "http:o.test"sv,
          ""sv}) {
        EXPECT_FALSE(parse_absolute_target(target)) << target;
    }
}

TEST(ConnectTarget, IsHostAndPort) {
    EXPECT_EQ(parse_connect_target("o.test:443"), (Authority{"o.test", 443}));
    EXPECT_EQ(parse_connect_target("[::1]:65535"), (Authority{"::1", 65535}));
    for (const auto* target :
         {"h",
          "h:",
          "h:0",
          "h:65536",
          "h:abc",
          "h:+1",
          "h: 1",
          ":443",
          "http://h:1",
          "u@h:1",
          "h:443/",
          "[::1]",
          "::1:443",
          "[]:443",
          ""}) {
        EXPECT_FALSE(parse_connect_target(target)) << target;
    }
}

TEST(Authority, IsWrittenWithBrackets) {
    EXPECT_EQ(to_string(Authority{"o.test", 443}), "o.test:443");
    EXPECT_EQ(to_string(Authority{"::1", 80}), "[::1]:80");
}

TEST(HostValue, MayLackThePort) {
    for (const auto* value : {"o.test", "o.test:80", "[::1]", "[::1]:80", "o.test:"}) {
        EXPECT_TRUE(is_host_value(value)) << value;
    }
    for (const auto* value : {"", "a b", "u@h", "h/x", "h:x", "http://h", "a,b:1:2"}) {
        EXPECT_FALSE(is_host_value(value)) << value;
    }
}

TEST(ParsePlace, RightOnes_AreCanonical) {
    constexpr struct {
        std::string_view text, place;
    } cases[] = {
        {"a.test:80", "a.test:80"},
        {"A.Test.:80", "a.test:80"},
        {"under_score:8080", "under_score:8080"},
        {"127.0.0.1:65535", "127.0.0.1:65535"},
        {"[::1]:1", "[::1]:1"},
        {"[0:0:0:0:0:0:0:1]:1", "[::1]:1"},
        {"[2001:DB8::0001]:443", "[2001:db8::1]:443"},
    };

    for (const auto& c : cases) {
        const auto place = parse_place(c.text);
        ASSERT_TRUE(std::holds_alternative<Authority>(place)) << std::get<std::string>(place);
        EXPECT_EQ(to_string(std::get<Authority>(place)), c.place) << c.text;
    }
}

TEST(ParsePlace, WrongOnes_NameTheMistake) {
    constexpr struct {
        std::string_view text, mistake;
    } cases[] = {
        {"", "it is empty"},
        {":80", "the host is missing"},
        {".:80", "the host is no name"},
        {"h", "the port is missing"},
        {"h:", "the port is missing"},
        {"[::1]", "the port is missing"},
        {"[::1]80", "the port is missing"},
        {"h:0", "the port is a number from 1 to 65535"},
        {"h:70000", "the port is a number from 1 to 65535"},
        {"h:-1", "the port is a number from 1 to 65535"},
        {"h:+1", "the port is a number from 1 to 65535"},
        {"h:x", "the port is a number from 1 to 65535"},
        {"h:99999999999999999999", "the port is a number from 1 to 65535"},
        {"*:80", "a host is one name, without a wildcard"},
        {"*.test:80", "a host is one name, without a wildcard"},
        {"http://h:80", "it is a URL; leave the scheme out"},
        {"u:p@h:80", "it has user information"},
        {"h:80/", "it has a path"},
        {"h:80?q", "it has a path"},
        {"h :80", "it has white space in it"},
        {"h:80\n", "it has white space in it"},
        {"::1:80", "an IPv6 address is put into brackets"},
        {"[::1:80", "what is in brackets is no IPv6 address"},
        {"[h]:80", "what is in brackets is no IPv6 address"},
        {"[]:80", "what is in brackets is no IPv6 address"},
        {"[fe80::1%25eth0]:80", "what is in brackets is no IPv6 address"},
        {"a..b:80", "the host is no name"},
        {"h%41:80", "a host is made of letters, digits, hyphens and dots"},
        {"h,i:80", "a host is made of letters, digits, hyphens and dots"},
        {"127.1:80", "the host is no IPv4 address"},
        {"256.1.1.1:80", "the host is no IPv4 address"},
        {"2130706433:80", "the host is no IPv4 address"},
    };

    for (const auto& c : cases) {
        const auto place = parse_place(c.text);
        ASSERT_TRUE(std::holds_alternative<std::string>(place)) << c.text;
        EXPECT_EQ(std::get<std::string>(place), c.mistake) << c.text;
    }
}

TEST(Canonical, SpellingsOfOneHost_AreOne) {
    EXPECT_EQ(canonical({"ORIGIN.test.", 80}), (Authority{"origin.test", 80}));
    EXPECT_EQ(canonical({"0:0::1", 80}), (Authority{"::1", 80}));
    EXPECT_NE(canonical({"origin.test..", 80}), (Authority{"origin.test", 80}));
    EXPECT_NE(canonical({"origin.test", 81}), (Authority{"origin.test", 80}));
}

}  // namespace
}  // namespace proxy407::http

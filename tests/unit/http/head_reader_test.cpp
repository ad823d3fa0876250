#include "http/head_reader.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::http {
namespace {

using State = HeadReader::State;

constexpr HeadLimits small = {20, 60, 4};

struct Result {
    State state = State::more;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const Result&) const = default;
};

/// The octets arrive up to each of `stops`, the last of which is their end.
Result read(
    std::string_view octets, const std::vector<std::size_t>& stops, HeadLimits limits = small
) {
    HeadReader reader(limits);
    for (const auto stop : stops) {
        const auto state = reader.feed(octets.substr(0, stop));
        if (state == State::complete) return {state, reader.begin(), reader.end()};
        if (state != State::more) return {state, 0, 0};
    }
    return {};
}

std::vector<std::size_t> every_octet(std::string_view octets) {
    std::vector<std::size_t> stops;
    for (std::size_t i = 1; i <= octets.size(); ++i) stops.push_back(i);
    return stops;
}

TEST(HeadReader, FindsTheEnd) {
    const struct {
        std::string_view name, octets;
        Result result;
    } cases[] = {
        {"nothing", "", {}},
        {"incomplete", "GET / HTTP/1.1\r\n", {}},
        {"no fields", "GET / HTTP/1.0\r\n\r\n", {State::complete, 0, 18}},
        {"fields", "GET / HTTP/1.1\r\nA: b\r\n\r\n", {State::complete, 0, 24}},
        {"more behind it", "GET / HTTP/1.0\r\n\r\nGET /", {State::complete, 0, 18}},
        {"bare line feeds", "GET / HTTP/1.1\nA: b\n\n", {State::complete, 0, 21}},
        {"empty lines before it", "\r\n\nGET / HTTP/1.0\r\n\r\n", {State::complete, 3, 21}},
        {"CR CR LF is no empty line", "GET / HTTP/1.0\r\n\r\r\n", {}},
        {"empty lines alone", "\r\n\r\n", {}},
    };

    for (const auto& c : cases) {
        EXPECT_EQ(read(c.octets, {c.octets.size()}), c.result) << c.name;
        EXPECT_EQ(read(c.octets, every_octet(c.octets)), c.result) << c.name;
    }
}

TEST(HeadReader, EachLimitIsALimit) {
    const std::string line(19, 'a');
    const std::string field(30, 'f');

    const struct {
        std::string_view name;
        std::string octets;
        State state;
    } cases[] = {
        {"longest request line", line + "\r\n\r\n", State::complete},
        {"request line", line + "a\r\n\r\n", State::request_line_too_large},
        {"request line without an end", line + "aa", State::request_line_too_large},
        {"most fields", "a\r\nb\r\nb\r\nb\r\nb\r\n\r\n", State::complete},
        {"fields", "a\r\nb\r\nb\r\nb\r\nb\r\nb\r\n\r\n", State::head_too_large},
        {"largest head",
         "a\r\n" + field + "\r\n" + std::string(21, 'f') + "\r\n\r\n",
         State::complete},
        {"head",
         "a\r\n" + field + "\r\n" + std::string(22, 'f') + "\r\n\r\n",
         State::head_too_large},
        {"head without an end", "a\r\n" + field + field, State::head_too_large},
        {"empty lines for ever", std::string(61, '\n'), State::head_too_large},
    };

    for (const auto& c : cases) {
        EXPECT_EQ(read(c.octets, {c.octets.size()}).state, c.state) << c.name;
        EXPECT_EQ(read(c.octets, every_octet(c.octets)).state, c.state) << c.name;
    }
}

TEST(HeadReader, DefaultsTakeWhatTheRfcRecommends) {
    const std::string head = "GET /" + std::string(8000, 'x') + " HTTP/1.1\r\n\r\n";
    EXPECT_EQ(read(head, {head.size()}, {}).state, State::complete);
}

TEST(HeadReader, ResetBeginsAnew) {
    HeadReader reader(small);
    EXPECT_EQ(reader.feed("a\r\n\r\n"), State::complete);
    reader.reset();
    EXPECT_EQ(reader.feed("\nbb\r\n\r\n"), State::complete);
    EXPECT_EQ(reader.begin(), 1u);
    EXPECT_EQ(reader.end(), 7u);
    reader.reset();
    EXPECT_EQ(reader.feed(std::string(21, 'a')), State::request_line_too_large);  // limits stay
}

TEST(HeadReader, AnySplitGivesTheSameResult) {
    EXPECT_TRUE(rc::check([] {
        const auto octets = *rc::gen::container<std::string>(
            rc::gen::weightedElement<char>({{4, 'a'}, {2, '\r'}, {3, '\n'}, {1, ':'}})
        );
        auto stops = *rc::gen::container<std::vector<std::size_t>>(
            rc::gen::inRange<std::size_t>(0, octets.size() + 1)
        );
        stops.push_back(octets.size());
        std::sort(stops.begin(), stops.end());
        const auto whole = read(octets, {octets.size()});
        RC_ASSERT(read(octets, stops) == whole);
        RC_ASSERT(read(octets, every_octet(octets)) == whole);
    }));
}

}  // namespace
}  // namespace proxy407::http

#include "http/body_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::http {
namespace {

using State = BodyReader::State;
using testing::ElementsAre;

constexpr std::uint64_t plenty = 1024 * 1024;

Framing framing(Framing::Body body, std::uint64_t length = 0) {
    Framing made;
    made.body = body;
    made.length = length;
    return made;
}

struct Result {
    State state = State::more;
    std::string content;
    std::size_t consumed = 0;
    std::vector<std::string> trailers;
    bool operator==(const Result&) const = default;
};

/// The octets arrive in pieces that end at each of `stops`.
Result read_chunked(
    std::string_view octets, const std::vector<std::size_t>& stops, std::uint64_t limit = plenty
) {
    Result result;
    const auto keep = [&](std::string_view piece) { result.content += piece; };
    BodyReader reader(framing(Framing::Body::chunked), limit, keep);
    for (const auto stop : stops) {
        const auto piece = octets.substr(result.consumed, stop - result.consumed);
        result.consumed += reader.feed(piece);
        if (reader.state() != State::more) break;
    }
    result.state = reader.state();
    if (result.state != State::complete) return {result.state, "", 0, {}};
    result.trailers = reader.trailer_names();
    return result;
}

std::vector<std::size_t> every_octet(std::string_view octets) {
    std::vector<std::size_t> stops;
    for (std::size_t i = 1; i <= octets.size(); ++i) stops.push_back(i);
    return stops;
}

void ignore(std::string_view) {}

TEST(BodyReader, NoContentIsCompleteAtOnce) {
    for (const auto& none : {framing(Framing::Body::none), framing(Framing::Body::length, 0)}) {
        BodyReader reader(none, 0, ignore);
        EXPECT_EQ(reader.state(), State::complete);
        EXPECT_EQ(reader.feed("GET /"), 0u);
    }
}

TEST(BodyReader, CountsTheLength) {
    std::string content;
    BodyReader reader(framing(Framing::Body::length, 5), 5, [&](auto octets) {
        content += octets;
    });
    EXPECT_EQ(reader.feed("ab"), 2u);
    EXPECT_EQ(reader.state(), State::more);
    EXPECT_EQ(reader.received(), 2u);
    EXPECT_EQ(reader.feed("cdeGET"), 3u);
    EXPECT_EQ(reader.state(), State::complete);
    EXPECT_EQ(reader.feed("GET"), 0u);
    EXPECT_EQ(reader.received(), 5u);
    EXPECT_EQ(content, "abcde");
}

TEST(BodyReader, ALengthAboveTheLimitIsTooLarge) {
    BodyReader reader(framing(Framing::Body::length, 6), 5, ignore);
    EXPECT_EQ(reader.state(), State::too_large);
    EXPECT_EQ(reader.feed("abcdef"), 0u);
}

TEST(BodyReader, UndoesTheChunkedCoding) {
    const struct {
        std::string_view octets, content;
        std::size_t left;
        std::vector<std::string> trailers;
    } cases[] = {
        {"0\r\n\r\n", "", 0, {}},
        {"000\r\n\r\n", "", 0, {}},
        {"5\r\nhello\r\n0\r\n\r\n", "hello", 0, {}},
        {"005\r\nhello\r\nA\r\n0123456789\r\n0\r\n\r\n", "hello0123456789", 0, {}},
        {"4\r\n\r\n\r\n\r\n0\r\n\r\n", "\r\n\r\n", 0, {}},
        {"5;a=b;c=\"d\"\r\nhello\r\n0;e\r\n\r\n", "hello", 0, {}},
        {"1\r\nx\r\n0\r\n\r\nGET / HTTP/1.1\r\n", "x", 16, {}},
        {"1\r\nx\r\n0\r\nProxy-Authorization: Basic dXNlcjpwYXNz\r\nX-B: 1\r\n\r\nG",
         "x",
         1,
         {"proxy-authorization", "x-b"}},
    };

    for (const auto& c : cases) {
        const Result wanted = {
            State::complete, std::string(c.content), c.octets.size() - c.left, c.trailers};
        EXPECT_EQ(read_chunked(c.octets, {c.octets.size()}), wanted) << c.octets;
        EXPECT_EQ(read_chunked(c.octets, every_octet(c.octets)), wanted) << c.octets;
    }
}

TEST(BodyReader, HandsOnWhatCameSoFar) {
    std::string content;
    const auto keep = [&](std::string_view octets) { content += octets; };
    BodyReader reader(framing(Framing::Body::chunked), plenty, keep);
    EXPECT_EQ(reader.feed("5\r\nhello\r\n3\r\nab"), 15u);
    EXPECT_EQ(reader.state(), State::more);
    EXPECT_EQ(reader.received(), 7u);
    EXPECT_EQ(content, "helloab");
}

TEST(BodyReader, RefusesMalformedChunks) {
    for (const auto* octets :
         {"x\r\n0\r\n\r\n",
          "-1\r\n0\r\n\r\n",
          "+5\r\nhello\r\n",
          "0x5\r\nhello\r\n0\r\n\r\n",
          "0x5\r\nabc\r\n",
          " 5\r\nhello\r\n",
          "\r\n0\r\n\r\n",
          "0\r\n\n\r\n",
          "FFFFFFFFFFFFFFFF1\r\n",
          "5\r\nhelloX\r\n0\r\n\r\n",
          "5\r\nhello0\r\n\r\n",
          "5 hello\r\nhello\r\n",
          "5;=\r\nhello\r\n",
          "5\nhello\n0\n\n",
          "0\r\nno colon\r\n\r\n",
          "0\r\nA : b\r\n\r\n",
          "0\r\n folded\r\n\r\n"}) {
        const std::string_view view = octets;
        EXPECT_EQ(read_chunked(view, {view.size()}).state, State::malformed) << octets;
        EXPECT_EQ(read_chunked(view, every_octet(view)).state, State::malformed) << octets;
    }
}

TEST(BodyReader, TheLimitHoldsForOneChunkAndForTheirSum) {
    const struct {
        std::string_view octets;
        State state;
    } cases[] = {
        {"8\r\n01234567\r\n0\r\n\r\n", State::complete},
        {"4\r\n0123\r\n4\r\n0123\r\n0\r\n\r\n", State::complete},
        {"9\r\n01", State::too_large},
        {"4\r\n0123\r\n5\r\n", State::too_large},
        {"FFFFFFFFFFFFFFFF\r\n", State::too_large},
    };

    for (const auto& c : cases) {
        EXPECT_EQ(read_chunked(c.octets, {c.octets.size()}, 8).state, c.state) << c.octets;
        EXPECT_EQ(read_chunked(c.octets, every_octet(c.octets), 8).state, c.state) << c.octets;
    }
}

TEST(BodyReader, ExtensionsAndTrailersAreBounded) {
    const std::string much(64 * 1024, 'x');
    const std::string unended_size(64 * 1024, '0');
    const std::string extension = "1;" + much + "\r\nx\r\n0\r\n\r\n";
    EXPECT_EQ(read_chunked(extension, {extension.size()}).state, State::malformed);
    EXPECT_EQ(read_chunked(extension, every_octet(extension)).state, State::malformed);
    EXPECT_EQ(read_chunked(unended_size, every_octet(unended_size)).state, State::malformed);
    const std::string trailer = "0\r\nA: " + much;
    EXPECT_EQ(read_chunked(trailer, every_octet(trailer)).state, State::malformed);
    const std::string modest = "1;" + much.substr(0, 1000) + "\r\nx\r\n0\r\n\r\n";
    EXPECT_EQ(read_chunked(modest, every_octet(modest)).state, State::complete);
}

TEST(BodyReader, LargeChunksWithoutALineEndInThemPass) {
    const std::string content(100'000, 'x');
    const std::string octets = "186A0\r\n" + content + "\r\n0\r\n\r\n";
    for (const std::size_t size : {1000u, 16'384u, 65'536u}) {
        std::vector<std::size_t> stops;
        for (auto stop = size; stop < octets.size(); stop += size) stops.push_back(stop);
        stops.push_back(octets.size());
        const auto result = read_chunked(octets, stops);
        EXPECT_EQ(result.state, State::complete) << size;
        EXPECT_TRUE(result.content == content) << size;
    }
}

/// How soon an octet is refused depends on the pieces; what is taken must not.
TEST(BodyReader, NoSplitChangesWhatIsTaken) {
    const auto taken = [](Result result) {
        return result.state == State::complete ? result : Result{};
    };
    EXPECT_TRUE(rc::check([taken] {
        const auto octets = *rc::gen::container<std::string>(rc::gen::weightedElement<char>(
            {{4, '0'}, {3, '1'}, {1, '3'}, {4, '\r'}, {4, '\n'}, {1, ';'}, {1, 'a'}, {1, ':'}}
        ));
        const auto ended =
            octets + *rc::gen::element<std::string>("", "0\r\n\r\n", "\r\n0\r\n\r\nG");
        auto stops = *rc::gen::container<std::vector<std::size_t>>(
            rc::gen::inRange<std::size_t>(0, ended.size() + 1)
        );
        stops.push_back(ended.size());
        std::sort(stops.begin(), stops.end());
        const auto whole = taken(read_chunked(ended, {ended.size()}));
        RC_ASSERT(taken(read_chunked(ended, stops)) == whole);
        RC_ASSERT(taken(read_chunked(ended, every_octet(ended))) == whole);
    }));
}

TEST(BodyReader, AnyContentComesBack) {
    EXPECT_TRUE(rc::check([](const std::vector<std::string>& chunks) {
        static constexpr char digits[] = "0123456789abcdef";
        std::string octets, content;
        for (const auto& chunk : chunks) {
            if (chunk.empty()) continue;
            octets += {digits[chunk.size() / 256 % 16], digits[chunk.size() / 16 % 16]};
            octets += digits[chunk.size() % 16];
            octets += "\r\n" + chunk + "\r\n";
            content += chunk;
        }
        octets += "0\r\n\r\n";
        RC_ASSERT(read_chunked(octets, {octets.size()}).content == content);
        RC_ASSERT(read_chunked(octets, every_octet(octets)).content == content);
    }));
}

}  // namespace
}  // namespace proxy407::http

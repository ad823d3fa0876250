#include "text/json_writer.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace proxy407::text {
namespace {

std::string written(JsonWriter::Layout layout) {
    JsonWriter json(layout);
    json.open('{');
    json.key("a");
    json.open('[');
    json.text("1");
    json.raw("2");
    json.close(']');
    json.key("b\n");
    json.open('{');
    json.close('}');
    json.key("c");
    json.open('[');
    json.close(']');
    json.close('}');
    return json.take();
}

TEST(JsonWriter, LaysOutAsTheLibraryDoes) {
    const auto made = nlohmann::ordered_json::parse(R"({"a": ["1", 2], "b\n": {}, "c": []})");
    EXPECT_EQ(written(JsonWriter::Layout::indented), made.dump(2));
    EXPECT_EQ(written(JsonWriter::Layout::one_line), made.dump());
}

TEST(JsonEscaped, WhatIsNoUtf8_IsReplaced) {
    EXPECT_EQ(
        json_escaped("a\"\\\n\x01\xc3\xbc"),
        R"(a\"\\\n\u0001)"
        "\xc3\xbc"
    );
    EXPECT_EQ(json_escaped("\xff\xc3"), "\xef\xbf\xbd\xef\xbf\xbd");
    EXPECT_EQ(json_escaped(""), "");
}

TEST(EndOfPiece, TearsNoCharacterApart) {
    const std::string octets = "a\xc3\xbc\xe2\x82\xac\xf0\x9f\x98\x80z";  // of 1, 2, 3, 4, 1 octets
    const std::size_t ends[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11, 11};
    for (std::size_t most = 1; most < std::size(ends); ++most)
        EXPECT_EQ(end_of_piece(octets, most), std::max<std::size_t>(ends[most], 1)) << most;
}

TEST(EndOfPiece, NoCharacters_EndAnywhere) {
    EXPECT_EQ(end_of_piece(std::string(100, '\x80'), 50), 50u);
    EXPECT_EQ(end_of_piece("", 50), 0u);
}

/// In pieces of any size the text is the same as in one.
TEST(JsonEscaped, PiecesMakeTheWhole) {
    std::string octets;
    for (unsigned i = 0; i < 3000; ++i) octets += static_cast<char>((i * i * 2654435761u) >> 13);
    octets += "\xf0\x9f\x98\x80\xe2\x82\xac\xf0\x9f\x98\x80\xe2\x82\xac";
    for (std::size_t most = 4; most < 40; ++most) {
        std::string pieces;
        for (std::string_view left = octets; !left.empty();) {
            const auto end = end_of_piece(left, most);
            pieces += json_escaped(left.substr(0, end));
            left.remove_prefix(end);
        }
        EXPECT_TRUE(pieces == json_escaped(octets)) << most;
    }
}

}  // namespace
}  // namespace proxy407::text

#include "origin/description.hpp"

#include "unit/origin/ask.hpp"

#include <gtest/gtest.h>

namespace proxy407::origin {
namespace {

Request with_content(std::string octets) {
    Request made = request("/post", "POST");
    made.content = kept(std::move(octets));
    return made;
}

std::string described(const Request& request, std::size_t most = most_shown) {
    auto description = describe(request, text::JsonWriter::Layout::indented, most);
    description.after += "\n}\n";
    return all_of(stream_of(std::move(description)));
}

TEST(Description, OfAnOrdinaryRequest_IsLaidOut) {
    Request made = request("/post?a=1&b=2&a=3", "POST");
    made.content = kept(" {\"x\": [1]}\n");
    EXPECT_EQ(described(made), R"({
  "args": {
    "a": [
      "1",
      "3"
    ],
    "b": "2"
  },
  "data": " {\"x\": [1]}\n",
  "headers": {
    "Host": "api.test"
  },
  "json": {"x": [1]},
  "method": "POST",
  "origin": "127.0.0.1",
  "url": "http://api.test/post?a=1&b=2&a=3"
}
)");
}

TEST(Description, JsonContent_GoesBackAsItCame) {
    for (const char* content :
         {"1e2", "12345678901234567890123", R"({"a":1,"a":2})", "\"\\u00e9\"", "null", "[[]]"}) {
        const Request made = with_content(content);
        EXPECT_EQ(describe(made, text::JsonWriter::Layout::indented, most_shown).json, content);
    }
    const Request marked = with_content("\xef\xbb\xbf[1]");
    EXPECT_EQ(describe(marked, text::JsonWriter::Layout::indented, most_shown).json, "[1]");
}

TEST(Description, DeepContent_IsDataOnly) {
    for (const std::size_t depth : {101u, 30'000u, 220'000u}) {
        const std::string content = std::string(depth, '[') + std::string(depth, ']');
        const auto json = nlohmann::json::parse(described(with_content(content)));
        EXPECT_TRUE(json["json"].is_null()) << depth;
        EXPECT_TRUE(json["data"] == content.substr(0, most_shown)) << depth;
    }
    EXPECT_FALSE(nlohmann::json::parse(
                     described(with_content(std::string(100, '[') + std::string(100, ']')))
    )["json"]
                     .is_null());
}

TEST(Description, ContentThatWasNotKeptWhole_IsShortened) {
    const Request made = with_content(std::string(most_shown, '1') + "1");
    const auto json = nlohmann::json::parse(described(made));
    EXPECT_EQ(json["data"].get<std::string>().size(), most_shown);
    EXPECT_EQ(json["data_length"], most_shown + 1);
    EXPECT_EQ(json["data_sha256"], made.content.sha256);
    EXPECT_TRUE(json["json"].is_null());
    const auto whole = nlohmann::json::parse(described(with_content("1")));
    EXPECT_FALSE(whole.contains("data_length"));
    EXPECT_FALSE(whole.contains("data_sha256"));
}

TEST(Description, ItsLengthIsKnownAndItsPiecesAreSmall) {
    for (const char octet : {'a', '\0', '\xff', '\xc3', '"'}) {
        const Request made = with_content(std::string(most_shown, octet));
        const Stream stream =
            stream_of(describe(made, text::JsonWriter::Layout::indented, most_shown));
        std::uint64_t length = 0;
        for (auto piece = stream.next(); !piece.empty(); piece = stream.next()) {
            EXPECT_LT(piece.size(), 2 * piece_octets);
            length += piece.size();
        }
        EXPECT_EQ(stream.length, length);
    }
}

/// Each is compared with all before it where the container is quadratic: that took seconds.
TEST(Description, ThousandsOfNames_TakeAMoment) {
    Request made = request("/post?", "POST");
    std::string content = "{";
    for (unsigned i = 0; i < 5'000; ++i) {
        const auto name = std::to_string(i);
        made.head.path_and_query += name + '&';
        made.head.fields.emplace_back(name, "1");
        made.head.fields.emplace_back("same", name);
        content += '"' + name + "\":1,";
    }
    made.content = kept(content + "\"last\":1}");
    const auto json = nlohmann::json::parse(described(made));
    EXPECT_EQ(json["args"].size(), 5'000u);
    EXPECT_EQ(json["headers"].size(), 5'002u);
    EXPECT_EQ(json["json"].size(), 5'001u);
}

}  // namespace
}  // namespace proxy407::origin

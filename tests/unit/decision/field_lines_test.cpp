#include "decision/field_lines.hpp"

#include <gtest/gtest.h>

namespace proxy407::decision::test {

namespace {

const std::string reply =
    "HTTP/1.1 407 No\r\nDate: d\r\nServer: s\r\nVia: a\r\nVia: b\r\n\r\nX: 1\r\n";

TEST(FieldLines, NamedFieldsComeFirstAsTheyAreNamed) {
    EXPECT_EQ(
        in_order(reply, {"VIA", "server"}),
        "HTTP/1.1 407 No\r\nVIA: a\r\nVIA: b\r\nserver: s\r\nDate: d\r\n\r\nX: 1\r\n"
    );
}

TEST(FieldLines, ANameThatIsNotThereChangesNothing) {
    EXPECT_EQ(in_order(reply, {"Missing"}), reply);
    EXPECT_EQ(in_order("HTTP/1.1 200 OK\r\n\r\n", {"Date"}), "HTTP/1.1 200 OK\r\n\r\n");
}

TEST(FieldLines, NamesInOneCase) {
    const auto upper = with_names(reply, scenario::ReplyShape::Names::upper);
    EXPECT_EQ(upper, "HTTP/1.1 407 No\r\nDATE: d\r\nSERVER: s\r\nVIA: a\r\nVIA: b\r\n\r\nX: 1\r\n");
}

}  // namespace

}  // namespace proxy407::decision::test

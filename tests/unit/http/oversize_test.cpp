#include "http/oversize.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace proxy407::http {
namespace {

TEST(Oversize, TheAnswerNamesWhatIsTooLarge) {
    const std::string much(20'000, 'x');

    const struct {
        std::string received;
        int status;
        std::string_view finding;
    } cases[] = {
        {"GET http://o.test/" + much, 414, "request-target-too-long"},
        {"\r\n\r\nGET " + much, 414, "request-target-too-long"},
        {much, 501, "method-too-long"},
        {much + " / HTTP/1.1\r\n", 501, "method-too-long"},
        {"GET / HTTP/1.1\r\nA: " + much + much + much + much, 431, "head-too-large"},
        {std::string(70'000, '\n'), 431, "head-too-large"},
    };

    for (const auto& c : cases) {
        HeadReader reader;
        const auto state = reader.feed(c.received);
        ASSERT_NE(state, HeadReader::State::more) << c.finding;
        const auto complaint = judge_oversize(state, c.received);
        EXPECT_EQ(complaint.status, c.status) << c.finding;
        EXPECT_EQ(complaint.finding, c.finding);
        EXPECT_FALSE(complaint.message.empty());
        EXPECT_FALSE(complaint.requirement.empty());
    }
}

}  // namespace
}  // namespace proxy407::http

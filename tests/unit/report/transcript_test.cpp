#include "report/transcript.hpp"

#include "unit/report/samples.hpp"

#include <gmock/gmock.h>

namespace proxy407::report {
namespace {

using testing::HasSubstr;
using testing::Not;

journal::Exchange challenged() {
    auto made = exchange("GET http://a.test/ HTTP/1.1\r\n\r\n", decision::Verdict::challenged, 407);
    made.diagnosis = diagnosis();
    return made;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
    return found;
}

TEST(Transcript, ChallengeThatIsAnswered_IsNotExplained) {
    journal::Journal journal;
    journal.append(challenged());
    journal.append(exchange("GET http://a.test/ HTTP/1.1\r\n\r\n", decision::Verdict::accepted));
    EXPECT_THAT(transcript(journal, {}), Not(HasSubstr("The password came percent-encoded.")));
}

TEST(Transcript, ChallengesWithoutAnAnswer_AreExplainedOnce) {
    journal::Journal journal;
    for (int i = 0; i < 3; ++i) journal.append(challenged());
    const auto text = transcript(journal, {});
    EXPECT_EQ(count(text, "The password came percent-encoded."), 1u);
    EXPECT_EQ(count(text, "http://a.test/"), 3u);
}

TEST(Transcript, RemarkOnEveryRequest_IsSaidOnce) {
    journal::Journal journal;
    auto one = exchange("GET http://a.test/ HTTP/1.1\r\n\r\n", decision::Verdict::accepted);
    one.remarks = {"proxy-connection-sent"};
    journal.append(one);
    journal.append(one);
    one.remarks = {"proxy-connection-sent", "quoted-qop"};
    journal.append(one);
    const auto text = transcript(journal, {});
    EXPECT_EQ(count(text, "proxy-connection-sent"), 1u);
    EXPECT_EQ(count(text, "quoted-qop"), 1u);
}

TEST(Transcript, OfMany_TheFirstExplainedAndTheLastAreShown) {
    journal::Journal journal;
    for (int i = 1; i <= 20; ++i)
        journal.append(
            i == 3 || i == 9 || i == 12
                ? refused()
                : exchange("GET http://a.test/ HTTP/1.1\r\n\r\n", decision::Verdict::accepted)
        );
    const auto text = transcript(journal, {}, {}, 2);
    EXPECT_EQ(count(text, "407 refused"), 2u);
    EXPECT_EQ(count(text, "200 "), 2u);
    for (const char* part :
         {"  ... 2 exchanges not shown\n",
          "  ... 5 exchanges not shown\n",
          "  ... 9 exchanges not shown\n",
          "  3  ",
          "  9  ",
          " 19  ",
          " 20  "})
        EXPECT_THAT(text, HasSubstr(part));
    EXPECT_THAT(transcript(journal, {}, {}, 20), Not(HasSubstr("not shown")));
}

TEST(Transcript, Shown_MayChangeEachExchange) {
    journal::Journal journal;
    journal.append(refused());
    const auto text = transcript(journal, {}, [](journal::Exchange one) {
        one.diagnosis->command = "a line of its own";
        return one;
    });
    EXPECT_THAT(text, HasSubstr("a line of its own"));
}

}  // namespace
}  // namespace proxy407::report

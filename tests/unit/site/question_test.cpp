#include "site/question.hpp"

#include "site/public_text.hpp"
#include "unit/site/fixture.hpp"

#include <set>

namespace proxy407::site {
namespace {

TEST(Questions, HaveDifferentIdsThatAreFileNames) {
    std::set<std::string_view> ids;
    for (const Question& question : questions()) {
        EXPECT_TRUE(ids.insert(question.id).second) << question.id;
        EXPECT_EQ(file_name(question.id), question.id);
        EXPECT_TRUE(question.sentence.ends_with('?')) << question.id;
        EXPECT_FALSE(question.how.empty()) << question.id;
    }
    EXPECT_EQ(find_question("no-such-question"), nullptr);
}

TEST(Questions, EveryClientHasAnAnswerToEach_AndADashHasItsReason) {
    for (const ClientResults& client : client_results(fixture()))
        for (const Answer& answer : answers_of(client)) {
            EXPECT_NE(find_question(answer.question), nullptr);
            EXPECT_FALSE(answer.text.empty());
            EXPECT_FALSE(answer.tone == Tone::none && answer.why.empty()) << answer.question;
        }
}

TEST(GoodAnswers, AreCountedWhereTheySpeakForTheClient) {
    Entry entry;
    entry.answers = {
        {"basic-url", "yes", Tone::good, ""},
        {"basic-env", "no", Tone::bad, ""},
        {"preemptive", "at once", Tone::good, ""},
        {"of-another-suite", "yes", Tone::good, ""}};
    EXPECT_EQ(good_answers(entry), 1u);
}

}  // namespace
}  // namespace proxy407::site

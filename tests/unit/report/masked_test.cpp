#include "report/masked.hpp"

#include "unit/report/samples.hpp"

#include <gmock/gmock.h>

namespace proxy407::report {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* target = "http://user:canary-407@a.test/";

checks::RunResult seen() {
    checks::RunResult result;
    result.checks.push_back(
        {"no-userinfo-in-target",
         checks::Outcome::fail,
         "GET " + std::string(target) + " has it.",
         1,
         {}}
    );
    return result;
}

journal::Journal journal() {
    journal::Journal made;
    made.append(exchange("GET " + std::string(target) + " HTTP/1.1\r\n\r\n"));
    return made;
}

TEST(Masked, WithARedactor_NoSecretIsLeftInASentence) {
    const http::Redactor redactor({"canary-407"}, {});
    const auto sentence = masked(seen(), journal(), &redactor).checks.at(0).sentence;
    EXPECT_THAT(sentence, Not(HasSubstr("canary-407")));
    EXPECT_THAT(sentence, HasSubstr("a.test"));
}

TEST(Masked, RequestWithoutATarget_ChangesNoSentence) {
    const http::Redactor redactor({"canary-407"}, {});
    auto made = journal();
    made.append(exchange(""));
    made.append(exchange("\r\n\r\n"));
    const auto sentence = masked(seen(), made, &redactor).checks.at(0).sentence;
    EXPECT_THAT(sentence, HasSubstr("a.test"));
}

TEST(Masked, WithoutARedactor_NothingChanges) {
    EXPECT_EQ(masked(seen(), journal(), nullptr).checks.at(0).sentence, seen().checks[0].sentence);
}

}  // namespace
}  // namespace proxy407::report

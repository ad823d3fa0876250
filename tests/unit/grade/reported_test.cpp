#include "grade/reported.hpp"

#include "unit/grade/judge_case.hpp"

namespace proxy407::grade {
namespace {

using client::built_in;
using results::Verdict;

TEST_F(JudgeCase, SuccessOfAProgramThatPrintsTheRefusal_IsObserved) {
    journal_ = journal::Journal();
    exchange("GET http://origin.test/ip HTTP/1.1\r\n\r\n", 403);
    result_.output = "Access denied by the proxy.";
    expect(Verdict::observed, "client-reported-success");
    result_.output = "";
    expect(Verdict::fail, "client-reported-success");
    result_.output = "Done.";
    client_.output_is_content = false;
    expect(Verdict::fail, "client-reported-success");
}

TEST_F(JudgeCase, WordsBeforeTheAnswer_AreThoseOfAProgramThatTellsItsFailuresSo) {
    result_.output = "Password required!\n" + result_.output;
    expect(Verdict::fail, "output-is-not-the-answer");
    client_.failure_words = {"No luck"};
    expect(Verdict::pass, "");
}

}  // namespace
}  // namespace proxy407::grade

#include "report/block.hpp"

#include "unit/report/samples.hpp"

#include <gmock/gmock.h>

namespace proxy407::report {
namespace {

TEST(DiagnosisBlock, LabelsUnderOneAnother) {
    EXPECT_EQ(
        diagnosis_block(diagnosis(), {}, false),
        "     cause       " + std::string(diagnosis::title(diagnosis().cause)) +
            "  wrong-credentials/percent-encoding-not-decoded\n"
            "     what        The password came percent-encoded.\n"
            "     received    `Basic dXNlcjpwJTQwc3M=`\n"
            "     fix         Decode the userinfo once.\n"
            "     this works  curl -x http://user:p%40ss@127.0.0.1:3128 http://example.test/ip\n"
    );
}

TEST(DiagnosisBlock, LeavesOutWhatIsEmpty) {
    diagnosis::Diagnosis short_one;
    short_one.finding = "x";
    const std::string block = diagnosis_block(short_one, {}, false);
    EXPECT_THAT(block, testing::Not(testing::HasSubstr("received")));
    EXPECT_THAT(block, testing::Not(testing::HasSubstr("this works")));
}

TEST(DiagnosisBlock, SentencesAreWrappedTheCommandIsNot) {
    diagnosis::Diagnosis long_one;
    for (int i = 0; i < 40; ++i) {
        long_one.message += "word ";
        long_one.command += "word ";
    }
    const std::string block = diagnosis_block(long_one, {}, false);
    EXPECT_THAT(block, testing::HasSubstr("word\n                 word"));
    EXPECT_THAT(block, testing::HasSubstr("  this works  " + long_one.command.text() + "\n"));
}

TEST(DiagnosisBlock, NothingFromTheWireMovesTheCursor) {
    diagnosis::Diagnosis hostile;
    hostile.finding = "a\x1b[2Jb\rc";
    hostile.message = hostile.evidence = hostile.fix = hostile.command = hostile.finding;
    hostile.candidates = {"\x1b[1A"};
    const std::string block = diagnosis_block(hostile, {}, false);
    EXPECT_THAT(block, testing::Not(testing::HasSubstr("\x1b")));
    EXPECT_THAT(block, testing::Not(testing::HasSubstr("\r")));
}

TEST(DiagnosisBlock, EvidenceHasAnEnd) {
    diagnosis::Diagnosis flood;
    flood.evidence = std::string(100'000, 'A');
    EXPECT_LT(diagnosis_block(flood, {}, false).size(), 1000u);
}

}  // namespace
}  // namespace proxy407::report

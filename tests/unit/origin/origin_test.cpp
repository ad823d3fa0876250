#include "origin/origin.hpp"

#include "unit/origin/ask.hpp"

#include <gmock/gmock.h>

namespace proxy407::origin {
namespace {

using testing::HasSubstr;

TEST(Origin, APathThatIsNotThereListsWhatIs) {
    const Answer answer = ask("/nowhere\x1b[2J");
    EXPECT_EQ(answer.reply.status, 404);
    EXPECT_THAT(answer.reply.body, HasSubstr("/basic-auth/USER/PASS"));
    EXPECT_THAT(answer.reply.body, Not(HasSubstr("\x1b")));
}

TEST(Origin, AMethodThatIsNotAllowedIsToldWhich) {
    const Answer answer = ask("/ip", "POST");
    EXPECT_EQ(answer.reply.status, 405);
    ASSERT_NE(answer.reply.find("Allow"), nullptr);
    EXPECT_EQ(*answer.reply.find("Allow"), "GET, HEAD");
    EXPECT_EQ(ask("/anything", "PROPFIND").reply.status, 405);
    EXPECT_EQ(ask("/get", "get").reply.status, 405);
}

TEST(Origin, TakesTheAbsoluteFormToo) {
    EXPECT_EQ(ask("https://api.test/status/204").reply.status, 204);
    EXPECT_EQ(ask("https://api.test").reply.status, 200);
}

TEST(Origin, OptionsOfTheWholeServer) {
    const Answer answer = ask("*", "OPTIONS");
    EXPECT_EQ(answer.reply.status, 200);
    EXPECT_NE(answer.reply.find("Allow"), nullptr);
}

TEST(Origin, AFixedStatusAnswersEverything) {
    for (const char* path : {"/", "/ip", "/nowhere", "*"}) {
        const Answer fixed = answer(request(path, "DELETE"), 403);
        EXPECT_EQ(fixed.reply.status, 403) << path;
        EXPECT_THAT(fixed.reply.body, HasSubstr("the target (api.test) answered this")) << path;
    }
}

}  // namespace
}  // namespace proxy407::origin

#include "text/base64.hpp"
#include "unit/origin/ask.hpp"

#include <gmock/gmock.h>

namespace proxy407::origin {
namespace {

using testing::HasSubstr;

TEST(Status, SaysThatTheTargetAnswered) {
    for (const int status : {200, 302, 401, 403, 407, 418, 500, 503, 599}) {
        const Answer answer = ask("/status/" + std::to_string(status));
        EXPECT_EQ(answer.reply.status, status);
        EXPECT_THAT(answer.reply.body, HasSubstr("the target (api.test) answered this"));
        EXPECT_EQ(answer.reply.find("Proxy-Authenticate"), nullptr) << status;
        EXPECT_EQ(answer.reply.find("WWW-Authenticate") != nullptr, status == 401) << status;
        EXPECT_EQ(answer.reply.find("Location") != nullptr, status == 302) << status;
    }
}

TEST(Status, SomeHaveNoContent) {
    for (const int status : {204, 205, 304}) {
        const Answer answer = ask("/status/" + std::to_string(status));
        EXPECT_EQ(answer.reply.status, status);
        EXPECT_EQ(answer.reply.body, "") << status;
    }
}

TEST(Status, OnlyFinalOnes) {
    for (const char* path :
         {"/status/100",
          "/status/101",
          "/status/199",
          "/status/600",
          "/status/0",
          "/status/abc",
          "/status/-200"})
        EXPECT_EQ(ask(path).reply.status, 400) << path;
}

TEST(Redirect, GoesWhereItIsTold) {
    const Answer answer = ask("/redirect-to?url=http%3A%2F%2Fb.test%2F%3Fq%3D1&status_code=308");
    EXPECT_EQ(answer.reply.status, 308);
    EXPECT_EQ(*answer.reply.find("Location"), "http://b.test/?q=1");
    EXPECT_EQ(ask("/redirect-to?url=/get").reply.status, 302);
}

TEST(Redirect, CannotEndTheFieldLine) {
    const Answer answer = ask("/redirect-to?url=/a%0d%0aSet-Cookie:%20x=1%00%ff");
    EXPECT_EQ(*answer.reply.find("Location"), "/a%0D%0ASet-Cookie:%20x=1%00%FF");
}

TEST(Redirect, IsRefusedWithoutATargetOrARedirectingStatus) {
    for (const char* query : {"", "?url=", "?url=/&status_code=200", "?url=/&status_code=x"})
        EXPECT_EQ(ask("/redirect-to" + std::string(query)).reply.status, 400) << query;
}

TEST(BasicAuth, AsksInTheFieldOfTheTarget) {
    const Answer answer = ask("/basic-auth/user/pass");
    EXPECT_EQ(answer.reply.status, 401);
    EXPECT_NE(answer.reply.find("WWW-Authenticate"), nullptr);
    EXPECT_EQ(answer.reply.find("Proxy-Authenticate"), nullptr);
}

TEST(BasicAuth, TakesAuthorizationOnly) {
    const std::string token = text::base64_encode("us:er:p@ss");

    struct {
        std::string name, value;
        int status;
    } const rows[] = {
        {"Authorization", "Basic " + token, 200},
        {"authorization", "basic " + token, 200},
        {"Proxy-Authorization", "Basic " + token, 401},
        {"Authorization", "Bearer " + token, 401},
        {"Authorization", "Basic " + text::base64_encode("us:er:pass"), 401},
        {"Authorization", "Basic !", 401},
        {"Authorization", "", 401},
    };

    for (const auto& row : rows) {
        Request wanted = request("/basic-auth/us/er%3Ap%40ss");
        wanted.head.fields.emplace_back(row.name, row.value);
        EXPECT_EQ(answer(wanted, std::nullopt).reply.status, row.status)
            << row.name << ": " << row.value;
    }
}

}  // namespace
}  // namespace proxy407::origin

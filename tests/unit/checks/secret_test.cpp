#include "checks/secret.hpp"

#include <gtest/gtest.h>

namespace proxy407::checks {
namespace {

TEST(Secret, IsKnownInEveryForm) {
    const auth::Account account{"user", "p@ss:word"};
    for (const auto* octets :
         {"dXNlcjpwQHNzOndvcmQ=",
          "x=user:p@ss:word",
          "p@ss:word",
          "user:p%40ss%3Aword@",
          "p%40ss%3Aword",
          "cEBzczp3b3Jk",
          "user%3Ap%40ss%3Aword"}) {
        EXPECT_TRUE(shows(octets, account)) << octets;
    }
    for (const auto* octets : {"", "user", "p@ss", "dXNlcjpwQHNz", "word"}) {
        EXPECT_FALSE(shows(octets, account)) << octets;
    }
}

TEST(Secret, AShortPasswordIsNoTraceByItself) {
    const auth::Account account{"user", "pass"};
    EXPECT_FALSE(shows("GET /bypass HTTP/1.1", account));
    EXPECT_TRUE(shows("user:pass", account));
    EXPECT_TRUE(shows("Basic dXNlcjpwYXNz", account));
}

TEST(Secret, AnEmptyPasswordHasItsTokenOnly) {
    const auth::Account account{"user", ""};
    EXPECT_FALSE(shows("X-user: x", account));
    EXPECT_TRUE(shows("Basic dXNlcjo=", account));
}

}  // namespace
}  // namespace proxy407::checks

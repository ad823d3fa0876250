#include "ladder/redacted.hpp"

#include "unit/ladder/world.hpp"

#include <gmock/gmock.h>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Redacted, PasswordInEachReading_IsMasked) {
    const auto redactor = redactor_for(question("http://al:p%40ssw0rd@p.example:1"));
    EXPECT_EQ(redactor.text("it was p@ssw0rd"), "it was ***");
    EXPECT_EQ(redactor.text("it was p%40ssw0rd"), "it was ***");
    EXPECT_THAT(redactor.octets(basic_value({"al", "p@ssw0rd"})), Not(HasSubstr("QHNzdzByZA")));
    EXPECT_EQ(redactor.text("of al"), "of al");
}

TEST(Redacted, TwoAnswers_AreReadEachByItself) {
    const auto redactor = redactor_for(question("http://al:p%40ssw0rd@p.example:1"));
    const auto reader = reader_of(redactor, false);
    const auto seen = seen_by(
        reader, "HTTP/1.1 200 OK\nServer: p@ssw0rd\nHTTP/1.1 405 Not Allowed\nServer: p@ssw0rd"
    );
    EXPECT_EQ(seen, "HTTP/1.1 200 OK\nServer:***\nHTTP/1.1 405 Not Allowed\nServer:***");
}

TEST(Redacted, UserWithoutPassword_IsTheSecret) {
    const auto redactor = redactor_for(question("http://0123456789abcdef:@p.example:1"));
    EXPECT_EQ(redactor.text("of 0123456789abcdef"), "of ***");
}

}  // namespace
}  // namespace proxy407::ladder

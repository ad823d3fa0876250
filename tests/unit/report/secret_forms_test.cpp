#include "report/secret_forms.hpp"

#include <gtest/gtest.h>

namespace proxy407::report {
namespace {

TEST(SecretForms, AreMaskedByTheirPlace) {
    const std::pair<const char*, const char*> rows[] = {
        {"http://user:p%40ss@h:3128/", "http://user:***@h:3128/"},
        {"http://user:p@ss:word@h", "http://user:***@h"},
        {"x https://:p@h y://u:q@g", "x https://:***@h y://u:***@g"},
        {"curl -x http://h:1 -U 'user:it'\\''s it' http://t/",
         "curl -x http://h:1 -U *** http://t/"},
        {"curl -U \"a b\" -v", "curl -U *** -v"},
        {"curl --proxy-header 'Proxy-Authorization: ApiKey abc' -v", "curl --proxy-header *** -v"},
        {"-u a:b", "-u ***"},
        {"wget --proxy-user=a --proxy-password='p w' http://t/",
         "wget --proxy-user=*** --proxy-password=*** http://t/"},
        {"Basic dXNlcjpwYXNz", "Basic ***"},
        {"got basic dXNlcjpwYXNz, not this", "got basic ***, not this"},
        {"Bearer  abc123", "Bearer  ***"},
    };
    for (const auto& [octets, masked] : rows) EXPECT_EQ(mask_forms(octets), masked);
}

TEST(SecretForms, TheRestStays) {
    for (const char* text :
         {"",
          "http://h:80/a:b@c",
          "http://h/",
          "http://user@h/",
          "curl -v http://t/",
          "Basic credentials are wanted.",
          "the Basic scheme",
          "wrong-user: x",
          "a -Ux b",
          "example.test:443",
          "NotBasic dXNlcjpwYXNz",
          "://"})
        EXPECT_EQ(mask_forms(text), text);
}

TEST(SecretForms, LongTextsAreNoTrouble) {
    const std::string token(1 << 20, 'A');
    EXPECT_EQ(mask_forms("Basic " + token), "Basic ***");
    EXPECT_EQ(mask_forms("-U " + token), "-U ***");
    EXPECT_EQ(mask_forms("http://u:" + token + "@h"), "http://u:***@h");
}

}  // namespace
}  // namespace proxy407::report

#include "http/credential_forms.hpp"

#include <gtest/gtest.h>

namespace proxy407::http {
namespace {

TEST(CredentialForms, NamesTell) {
    for (const char* name :
         {"Proxy-Authorization",
          "X_PROXY_AUTHORIZATION",
          "authorisation",
          "Cookie",
          "Set-Cookie",
          "X-Api-Key",
          "password",
          "passwd",
          "access_token",
          "client-secret",
          "sessionid",
          "auth"})
        EXPECT_TRUE(names_a_secret(name)) << name;
    for (const char* name : {"Host", "Accept", "User-Agent", "Via", "Content-Length", "q", ""})
        EXPECT_FALSE(names_a_secret(name)) << name;
}

TEST(CredentialForms, ValuesAndSentencesDiffer) {
    const auto nobody = [](std::string_view) { return false; };
    EXPECT_EQ(
        text::masked("Basic credentials", forms_in_value("Basic credentials", nobody), "*"),
        "Basic *"
    );
    EXPECT_TRUE(forms_in_text("Basic credentials", nobody).empty());
    EXPECT_EQ(text::masked("x u:a b@h", forms_in_value("x u:a b@h", nobody), "*"), "*:*@h");
    EXPECT_EQ(text::masked("x u:a@h y", forms_in_text("x u:a@h y", nobody), "*"), "x *:*@h y");
}

}  // namespace
}  // namespace proxy407::http

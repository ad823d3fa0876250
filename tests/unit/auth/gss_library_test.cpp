#include "auth/gss_library.hpp"

#include <gtest/gtest.h>

namespace proxy407::auth {

namespace {

TEST(GssLibrary, OfThisMachine_HasEveryFunction) {
    const auto& library = gss_library();
    ASSERT_EQ(library.trouble, "");
    EXPECT_NE(library.accept_sec_context, nullptr);
    EXPECT_NE(library.set_neg_mechs, nullptr);
}

TEST(GssLibrary, AbsentFile_SaysWhatToInstall) {
    const auto library = load_gss_library("libnowhere.so.407");
    EXPECT_NE(library.trouble.find("install libgssapi-krb5-2"), std::string::npos);
    EXPECT_NE(library.trouble.find("libnowhere.so.407"), std::string::npos);
    EXPECT_EQ(library.accept_sec_context, nullptr);
}

TEST(GssLibrary, FileThatIsAnotherLibrary_CountsAsAbsent) {
    const auto library = load_gss_library("libc.so.6");
    EXPECT_NE(library.trouble.find("gss_accept_sec_context"), std::string::npos);
    EXPECT_EQ(library.release_name, nullptr);
}

}  // namespace

}  // namespace proxy407::auth

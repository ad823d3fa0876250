#include "auth/ntlm_user_file.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace proxy407::auth {

namespace {

std::string content_now() {
    std::ifstream file(std::getenv("NTLM_USER_FILE"));
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

TEST(NtlmUserFile, HoldsOneAccountWhileTheMechanismIsAsked) {
    const NtlmMessage message{3, "CORP", "alice", "PC"};
    const Account account{"corp\\Alice", "pass"};
    std::string seen = "nothing";
    with_ntlm_user(message, &account, [&] { seen = content_now(); });
    EXPECT_EQ(seen, "CORP:alice:pass\n");
    EXPECT_EQ(content_now(), "");
    with_ntlm_user(message, nullptr, [&] { seen = content_now(); });
    EXPECT_EQ(seen, "");
}

TEST(NtlmUserFile, IsNobodyElsesToRead) {
    with_ntlm_user({}, nullptr, [] {});
    const auto mode = std::filesystem::status(std::getenv("NTLM_USER_FILE")).permissions();
    EXPECT_EQ(mode, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

}  // namespace

}  // namespace proxy407::auth

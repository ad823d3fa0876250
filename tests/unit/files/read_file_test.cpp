#include "files/read_file.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace proxy407::files {
namespace {

TEST(ReadFile, AFile_IsReadWhole) {
    const auto path = std::filesystem::path(testing::TempDir()) / "proxy407_read_file";
    const std::string octets = std::string(200'000, 'x') + '\0' + "\n";
    std::ofstream(path, std::ios::binary) << octets;
    const auto read = read_file(path, 1'000'000);
    std::filesystem::remove(path);
    EXPECT_EQ(read.trouble, "");
    EXPECT_TRUE(read.text == octets);
}

TEST(ReadFile, AFileThatNeverEnds_IsReadToOneOctetAboveTheLimit) {
    EXPECT_EQ(read_file("/dev/zero", 100'000).text.size(), 100'001u);
}

TEST(ReadFile, NothingToRead_IsTold) {
    EXPECT_EQ(read_file("/none.json", 10).trouble, "No such file or directory");
    EXPECT_EQ(read_file("/", 10).trouble, "Is a directory");
    EXPECT_EQ(read_file("/dev/null", 10).trouble, "an empty file");
}

}  // namespace
}  // namespace proxy407::files

#include "files/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace proxy407::files {
namespace {

namespace fs = std::filesystem;

TEST(TemporaryFolder, Made_IsForItsOwnerAlone) {
    const TemporaryFolder folder;
    EXPECT_EQ(fs::status(folder.path()).permissions(), fs::perms::owner_all);
}

TEST(TemporaryFolder, Destroyed_GoesWithWhatIsInIt) {
    std::string path;
    {
        const TemporaryFolder folder;
        path = folder.path();
        fs::create_directory(path + "/inner");
        std::ofstream(path + "/inner/file") << "content";
    }
    EXPECT_FALSE(fs::exists(path));
}

}  // namespace
}  // namespace proxy407::files

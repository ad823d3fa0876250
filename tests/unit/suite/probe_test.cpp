#include "suite/probe.hpp"

#include "files/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace proxy407::suite {
namespace {

namespace fs = std::filesystem;

TEST(ReadSite, Files_AreKeptByTheirPath) {
    const files::TemporaryFolder folder;
    fs::create_directories(folder.path() + "/a.test/simple");
    std::ofstream(folder.path() + "/a.test/simple/index.html") << "page";
    EXPECT_EQ(
        read_site(folder.path()),
        (std::map<std::string, std::string>{{"/a.test/simple/index.html", "page"}})
    );
}

TEST(ReadSite, MoreThanMemoryShallHold_IsRefused) {
    const files::TemporaryFolder folder;
    for (const char* name : {"/one", "/two"}) {
        std::ofstream(folder.path() + name) << "x";
        fs::resize_file(folder.path() + name, 40 * 1024 * 1024);
    }
    EXPECT_THROW(read_site(folder.path()), std::runtime_error);
}

}  // namespace
}  // namespace proxy407::suite

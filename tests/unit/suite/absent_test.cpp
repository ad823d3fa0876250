#include "suite/absent.hpp"

#include "files/temporary_folder.hpp"

#include <gmock/gmock.h>

#include <fstream>

namespace proxy407::suite {
namespace {

using testing::HasSubstr;

TEST(WhyAbsent, NamesTheFileOrProgramAndTheCommandThatInstallsIt) {
    const files::TemporaryFolder folder;
    client::Client client;
    client.driver = "sample";
    client.folder = folder.path();
    client.version_command = {"sh", "{driver_dir}/sample", "--version"};
    EXPECT_EQ(why_absent(client), folder.path() + "/sample is not there");
    client.has_installs = true;
    EXPECT_THAT(why_absent(client), HasSubstr("; ./dev clients sample installs it"));
    client.driver = "sh";
    EXPECT_THAT(why_absent(client), HasSubstr(" (the sh on the PATH is another one"));
    client.driver = "sample";
    std::ofstream(folder.path() + "/sample") << "x";
    EXPECT_EQ(why_absent(client), "");
    client.version_command = {"sh", "{driver_dir}/sample:/usr/share/java/other.jar"};
    EXPECT_EQ(why_absent(client), "") << "a class path";
    client.version_command = {"sh", "{driver_dir}/none.jar:/usr/share/java/other.jar"};
    EXPECT_THAT(why_absent(client), HasSubstr("/none.jar is not there"));
    client.version_command.clear();
    client.channels.push_back({"env", {{"", {"no-such-program", "{url}"}}}, {}, {}});
    EXPECT_THAT(why_absent(client), HasSubstr("no program \"no-such-program\" on the PATH"));
    client.channels.back().argv = {{"", {"/no/such"}}};
    EXPECT_THAT(why_absent(client), HasSubstr("/no/such is not there"));
    client.channels.back().argv = {{"", {folder.path() + "/sample"}}};
    EXPECT_THAT(why_absent(client), HasSubstr("can't be executed"));
}

}  // namespace
}  // namespace proxy407::suite

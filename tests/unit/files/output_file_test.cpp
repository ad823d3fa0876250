#include "files/output_file.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace proxy407::files {
namespace {

namespace fs = std::filesystem;

using testing::HasSubstr;

std::string content_of(const fs::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

mode_t mode_of(const fs::path& path) {
    struct stat found {};

    ::stat(path.c_str(), &found);
    return found.st_mode & 07777;
}

class OutputFile : public testing::Test {
protected:
    OutputFile() {
        std::string made = (fs::temp_directory_path() / "files-XXXXXX").string();
        folder = ::mkdtemp(made.data());
        old_mask = ::umask(022);
    }

    ~OutputFile() override {
        ::umask(old_mask);
        fs::remove_all(folder);
    }

    fs::path place(const std::string& name) const { return folder / name; }

    /// What write() says when it refuses; "" when it does not.
    static std::string refusal(const fs::path& path) {
        try {
            write(path, "new");
            return "";
        } catch (const std::runtime_error& problem) {
            return problem.what();
        }
    }

    std::size_t files_in_folder() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(folder), fs::directory_iterator())
        );
    }

    fs::path folder;
    mode_t old_mask = 0;
};

TEST_F(OutputFile, Write_NothingThere_MakesIt) {
    write(place("a"), "one\n");
    EXPECT_EQ(content_of(place("a")), "one\n");
    EXPECT_EQ(mode_of(place("a")), 0644U);
    EXPECT_EQ(files_in_folder(), 1U);
}

TEST_F(OutputFile, Write_FileThere_TakesItsPlaceAndKeepsItsMode) {
    write(place("a"), "one");
    fs::permissions(place("a"), fs::perms(0640));
    write(place("a"), "two");
    EXPECT_EQ(content_of(place("a")), "two");
    EXPECT_EQ(mode_of(place("a")), 0640U);
}

TEST_F(OutputFile, Write_Secret_IsItsOwnersOnlyWhateverWasThere) {
    write(place("a"), "one");
    fs::permissions(place("a"), fs::perms(0666));
    write(place("a"), "secret", Readers::owner);
    EXPECT_EQ(mode_of(place("a")), 0600U);
}

TEST_F(OutputFile, Write_HardLink_LeavesTheOtherNameAlone) {
    write(place("a"), "one");
    fs::create_hard_link(place("a"), place("b"));
    write(place("b"), "two");
    EXPECT_EQ(content_of(place("a")), "one");
}

TEST_F(OutputFile, Write_LinkToAFile_IsRefusedAndNothingChanges) {
    write(place("target"), "one");
    fs::create_symlink("target", place("link"));
    EXPECT_THAT(refusal(place("link")), HasSubstr("link: it is a symbolic link"));
    EXPECT_TRUE(fs::is_symlink(place("link")));
    EXPECT_EQ(content_of(place("target")), "one");
}

TEST_F(OutputFile, Write_LinkToNothing_IsRefusedAndMakesNothing) {
    fs::create_symlink("target", place("link"));
    EXPECT_THAT(refusal(place("link")), HasSubstr("symbolic link"));
    EXPECT_FALSE(fs::exists(place("target")));
}

TEST_F(OutputFile, Write_LinkToItself_IsRefused) {
    fs::create_symlink("link", place("link"));
    EXPECT_THAT(refusal(place("link")), HasSubstr("symbolic link"));
}

TEST_F(OutputFile, Write_Device_IsWrittenToAndStays) {
    write("/dev/null", "one");
    EXPECT_TRUE(fs::is_character_file("/dev/null"));
    fs::create_symlink("/dev/null", place("link"));
    write(place("link"), "one");
    EXPECT_TRUE(fs::is_symlink(place("link")));
    EXPECT_THAT(refusal("/dev/full"), HasSubstr("/dev/full: No space left on device"));
}

TEST_F(OutputFile, Write_FolderOrSocket_IsRefused) {
    EXPECT_THAT(refusal(folder), HasSubstr("it is a folder"));
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    const auto path = place("s").string();
    path.copy(name.sun_path, sizeof name.sun_path - 1);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    ASSERT_EQ(::bind(socket, reinterpret_cast<sockaddr*>(&name), sizeof name), 0);
    EXPECT_THAT(refusal(path), HasSubstr("it is a socket"));
    ::close(socket);
}

TEST_F(OutputFile, Write_NoFolder_SaysTheSystemsWords) {
    EXPECT_EQ(
        refusal(place("none/a")),
        "can't write " + place("none/a").string() + ": No such file or directory"
    );
    write(place("a"), "one");
    EXPECT_THAT(refusal(place("a/b")), HasSubstr("Not a directory"));
}

TEST_F(OutputFile, WriteIfRead_PipeWithoutReader_WaitsForNobody) {
    ASSERT_EQ(::mkfifo(place("pipe").c_str(), 0600), 0);
    EXPECT_FALSE(write_if_read(place("pipe"), "3128\n"));
    const int reader = ::open(place("pipe").c_str(), O_RDONLY | O_NONBLOCK);
    EXPECT_TRUE(write_if_read(place("pipe"), "3128\n"));
    char received[16] = {};
    EXPECT_EQ(::read(reader, received, sizeof received), 5);
    ::close(reader);
    EXPECT_TRUE(fs::is_fifo(place("pipe")));
}

TEST_F(OutputFile, WriteIfRead_File_IsWritten) {
    EXPECT_TRUE(write_if_read(place("a"), "3128\n"));
    EXPECT_EQ(content_of(place("a")), "3128\n");
}

TEST_F(OutputFile, Create_OldFileOrLink_IsNotWrittenThrough) {
    write(place("target"), "one");
    fs::create_symlink("target", place("link"));
    EXPECT_THROW(create(place("link"), Readers::owner), std::runtime_error);
    EXPECT_EQ(content_of(place("target")), "one");

    fs::create_hard_link(place("target"), place("old"));
    const int made = create(place("old"), Readers::owner);
    EXPECT_EQ(write_all(made, "two"), 0);
    ::close(made);
    EXPECT_EQ(content_of(place("old")), "two");
    EXPECT_EQ(mode_of(place("old")), 0600U);
    EXPECT_EQ(content_of(place("target")), "one");
}

TEST_F(OutputFile, Remove_OnlyRegularFiles) {
    write(place("a"), "one");
    fs::create_symlink("a", place("link"));
    remove_file(place("link"));
    remove_file(place("nothing"));
    EXPECT_TRUE(fs::is_symlink(place("link")));
    remove_file_if(place("a"), "on");
    remove_file_if(place("a"), "one and more");
    remove_file_if(place("link"), "one");
    EXPECT_TRUE(fs::exists(place("a")));
    remove_file_if(place("a"), "one");
    EXPECT_FALSE(fs::exists(place("a")));
}

}  // namespace
}  // namespace proxy407::files

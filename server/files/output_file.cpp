#include "files/output_file.hpp"

#include "files/random_octets.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <utility>

namespace proxy407::files {

int write_all(int descriptor, std::string_view content) {
    while (!content.empty()) {
        const auto written = ::write(descriptor, content.data(), content.size());
        if (written >= 0)
            content.remove_prefix(static_cast<std::size_t>(written));
        else if (errno != EINTR)
            return errno;
    }
    return 0;
}

namespace {

using Clock = std::chrono::steady_clock;

/// How long a pipe may stay without a reader.
constexpr std::chrono::seconds patience{10};
constexpr std::chrono::milliseconds between_looks{20};

constexpr mode_t for_all = 0666;  // less the umask
constexpr mode_t for_owner = 0600;

[[noreturn]] void fail(const std::string& path, int error) {
    throw std::system_error(error, std::generic_category(), "can't write " + path);
}

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
    throw std::runtime_error("can't write " + path + ": it is " + why);
}

class Descriptor {
public:
    explicit Descriptor(int descriptor) : descriptor_(descriptor) {}

    Descriptor(Descriptor&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;

    ~Descriptor() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }

    int get() const { return descriptor_; }

    int release() { return std::exchange(descriptor_, -1); }

    /// Some file systems tell of a full disk only now. 0, or the error.
    int close() { return ::close(release()) == 0 ? 0 : errno; }

private:
    int descriptor_;
};

std::string random_name() {
    static constexpr char digits[] = "0123456789abcdef";
    std::string name = ".proxy407-";
    for (const char octet : random_octets(16)) name += digits[octet & 0xf];
    return name;
}

/// In the same folder, or a rename would not be one step.
std::string name_beside(const std::string& path) {
    return path.substr(0, path.rfind('/') + 1) + random_name();
}

/// Never opens what is there already, nor follows a link.
Descriptor open_new(const std::string& name, Readers readers) {
    return Descriptor(::open(
        name.c_str(),
        O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
        readers == Readers::owner ? for_owner : for_all
    ));
}

std::optional<struct stat> status(const std::string& path) {
    struct stat found {};

    if (::lstat(path.c_str(), &found) == 0) return found;
    if (errno != ENOENT) fail(path, errno);
    return std::nullopt;
}

void replace(const std::string& path, std::string_view content, Readers readers) {
    const auto before = status(path);
    const auto unfinished = name_beside(path);
    auto file = open_new(unfinished, readers);
    if (file.get() < 0) fail(path, errno);
    int error = write_all(file.get(), content);
    // Who has opened or closed the old file to others keeps that.
    if (error == 0 && before && readers == Readers::all &&
        ::fchmod(file.get(), before->st_mode & 0777) != 0)
        error = errno;
    if (const int closed = file.close(); error == 0) error = closed;
    if (error == 0 && std::rename(unfinished.c_str(), path.c_str()) == 0) return;
    if (error == 0) error = errno;
    ::unlink(unfinished.c_str());
    fail(path, error);
}

/// Without waiting for the reader of a pipe; no descriptor while it has none.
std::optional<Descriptor> open_stream(const std::string& path) {
    Descriptor stream(::open(path.c_str(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    if (stream.get() < 0 && errno == ENXIO) return std::nullopt;
    if (stream.get() < 0) fail(path, errno);

    struct stat opened {};

    if (::fstat(stream.get(), &opened) != 0) fail(path, errno);
    // It may have been exchanged since it was looked at.
    if (!S_ISCHR(opened.st_mode) && !S_ISFIFO(opened.st_mode))
        refuse(path, "no device or pipe now");
    return stream;
}

/// Waits for the reader of a pipe.
Descriptor open_read_stream(const std::string& path) {
    const auto deadline = Clock::now() + patience;
    while (true) {
        if (auto stream = open_stream(path)) return *std::move(stream);
        if (Clock::now() >= deadline) refuse(path, "a pipe that nobody reads");
        std::this_thread::sleep_for(between_looks);
    }
}

void write_stream(const std::string& path, std::string_view content) {
    const auto stream = open_read_stream(path);
    ::fcntl(stream.get(), F_SETFL, ::fcntl(stream.get(), F_GETFL) & ~O_NONBLOCK);
    if (const int error = write_all(stream.get(), content); error != 0) fail(path, error);
}

}  // namespace

Place place_of(const std::string& path) {
    const auto found = status(path);
    if (!found || S_ISREG(found->st_mode)) return Place::file;

    struct stat target {};

    const bool is_link = S_ISLNK(found->st_mode);
    const bool leads_somewhere = ::stat(path.c_str(), &target) == 0;
    if (is_link && (!leads_somewhere || S_ISREG(target.st_mode)))
        refuse(path, "a symbolic link; name the file that it leads to");
    if (S_ISCHR(target.st_mode) || S_ISFIFO(target.st_mode)) return Place::stream;
    if (S_ISDIR(target.st_mode)) refuse(path, "a folder");
    refuse(path, S_ISBLK(target.st_mode) ? "a disk" : "a socket");
}

void expect_writable(const std::string& path) {
    if (place_of(path) == Place::file) {
        const auto slash = path.rfind('/');
        const auto folder = slash == path.npos ? "." : path.substr(0, slash + 1);
        if (::access(folder.c_str(), W_OK | X_OK) != 0) fail(path, errno);
    } else if (::access(path.c_str(), W_OK) != 0) {
        fail(path, errno);
    }
}

void write(const std::string& path, std::string_view content, Readers readers) {
    if (place_of(path) == Place::file)
        replace(path, content, readers);
    else
        write_stream(path, content);
}

bool write_if_read(const std::string& path, std::string_view content, Readers readers) {
    if (place_of(path) == Place::file) {
        replace(path, content, readers);
        return true;
    }
    const auto stream = open_stream(path);
    if (!stream) return false;
    const int error = write_all(stream->get(), content);
    if (error != 0 && error != EAGAIN) fail(path, error);
    return error == 0;
}

int create(const std::string& path, Readers readers) {
    remove_file(path);
    auto file = open_new(path, readers);
    if (file.get() < 0) fail(path, errno);
    return file.release();
}

void remove_file(const std::string& path) {
    const auto found = status(path);
    if (!found || !S_ISREG(found->st_mode)) return;
    if (::unlink(path.c_str()) != 0 && errno != ENOENT)
        throw std::system_error(errno, std::generic_category(), "can't remove " + path);
}

void remove_file_if(const std::string& path, std::string_view content) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (file.get() < 0) return;
    std::string found(content.size() + 1, '\0');
    const auto size = ::read(file.get(), found.data(), found.size());
    if (size >= 0 && std::string_view(found).substr(0, static_cast<std::size_t>(size)) == content)
        remove_file(path);
}

}  // namespace proxy407::files

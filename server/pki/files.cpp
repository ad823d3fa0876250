#include "pki/files.hpp"

#include "files/output_file.hpp"

#include <fcntl.h>
#include <openssl/pem.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <thread>

namespace proxy407::pki {

namespace {

namespace fs = std::filesystem;

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

using FilePtr = std::unique_ptr<std::FILE, CloseFile>;

[[noreturn]] void fail(const fs::path& path, const std::string& what) {
    throw std::runtime_error("certificate authority: " + path.string() + ": " + what);
}

FilePtr open(const fs::path& path, const char* mode) {
    FilePtr file(std::fopen(path.c_str(), mode));
    if (!file) fail(path, "can't be opened");
    return file;
}

/// Long enough to make a key on a busy machine.
constexpr auto patience = std::chrono::seconds(2);

}  // namespace

FolderLock::FolderLock(const std::string& directory) {
    std::error_code error;
    fs::create_directories(directory, error);
    if (error) fail(directory, "can't be made: " + error.message());
    descriptor_ = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor_ < 0) fail(directory, std::generic_category().message(errno));
    const auto end = std::chrono::steady_clock::now() + patience;
    while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK && std::chrono::steady_clock::now() < end) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
            continue;
        }
        const auto why = errno == EWOULDBLOCK ? "another program keeps it locked"
                                              : std::generic_category().message(errno);
        ::close(descriptor_);
        fail(directory, why);
    }
}

FolderLock::~FolderLock() {
    ::close(descriptor_);
}

bool read_identity(const std::string& directory, Identity& authority) {
    const auto certificate_path = fs::path(directory) / "ca.pem";
    const auto key_path = fs::path(directory) / "ca-key.pem";
    const bool has_certificate = fs::exists(certificate_path);
    if (!has_certificate && !fs::exists(key_path)) return false;
    if (!has_certificate) fail(certificate_path, "is missing, although its key is there");
    if (!fs::exists(key_path)) fail(key_path, "is missing, although its certificate is there");

    const auto certificate = open(certificate_path, "r");
    authority.certificate.reset(PEM_read_X509(certificate.get(), nullptr, nullptr, nullptr));
    if (!authority.certificate) fail(certificate_path, "holds no certificate in PEM");
    const auto key = open(key_path, "r");
    authority.key = KeyPtr(PEM_read_PrivateKey(key.get(), nullptr, nullptr, nullptr), FreeKey{});
    if (!authority.key) fail(key_path, "holds no private key in PEM");
    if (X509_check_private_key(authority.certificate.get(), authority.key.get()) != 1) {
        fail(key_path, "is not the key of ca.pem");
    }
    return true;
}

void write_identity(const std::string& directory, const Identity& authority) {
    const auto place = fs::path(directory);
    files::write(place / "ca-key.pem", to_pem(*authority.key), files::Readers::owner);
    files::write(place / "ca.pem", to_pem(*authority.certificate));
}

}  // namespace proxy407::pki

#include "pki/files.hpp"

#include <openssl/pem.h>
#include <sys/stat.h>

#include <cstdio>
#include <filesystem>
#include <stdexcept>

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

/// Writes beside the file and renames, so that no reader meets half of it.
template <class Write>
void write_whole(const fs::path& path, mode_t mode, Write write) {
    auto temporary = path;
    temporary += ".new";
    {
        const auto old_mask = ::umask(0777 & ~mode);
        FilePtr file(std::fopen(temporary.c_str(), "w"));
        ::umask(old_mask);
        if (!file || !write(file.get()) || std::fflush(file.get()) != 0) {
            fail(temporary, "can't be written");
        }
    }
    fs::rename(temporary, path);
}

}  // namespace

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
    fs::create_directories(directory);
    write_whole(fs::path(directory) / "ca-key.pem", 0600, [&](std::FILE* file) {
        return PEM_write_PrivateKey(
                   file, authority.key.get(), nullptr, nullptr, 0, nullptr, nullptr
               ) == 1;
    });
    write_whole(fs::path(directory) / "ca.pem", 0644, [&](std::FILE* file) {
        return PEM_write_X509(file, authority.certificate.get()) == 1;
    });
}

}  // namespace proxy407::pki

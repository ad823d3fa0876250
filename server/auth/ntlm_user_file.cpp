#include "auth/ntlm_user_file.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>

namespace proxy407::auth {

namespace {

class UserFile {
public:
    UserFile() : path_((std::filesystem::temp_directory_path() / "proxy407-ntlm-XXXXXX").string()) {
        descriptor_ = ::mkstemp(path_.data());  // mode 0600
        if (descriptor_ < 0) throw std::runtime_error("no file for the users of NTLM: " + path_);
        ::setenv("NTLM_USER_FILE", path_.c_str(), 1);
        // By default gss-ntlmssp takes version 2 alone, and calls the rest a wrong password.
        ::setenv("LM_COMPAT_LEVEL", "2", 0);
    }

    ~UserFile() {
        ::close(descriptor_);
        ::unlink(path_.c_str());
    }

    UserFile(const UserFile&) = delete;
    UserFile& operator=(const UserFile&) = delete;

    void write(std::string_view line) {
        const auto size = static_cast<ssize_t>(line.size());
        const bool written = ::ftruncate(descriptor_, 0) == 0 &&
                             ::pwrite(descriptor_, line.data(), line.size(), 0) == size;
        if (!written) throw std::runtime_error("can't write " + path_);
    }

private:
    std::string path_;
    int descriptor_ = -1;
};

UserFile& user_file() {
    static UserFile file;
    return file;
}

}  // namespace

void prepare_ntlm() {
    user_file();
}

void with_ntlm_user(
    const NtlmMessage& message, const Account* account, const std::function<void()>& ask_mechanism
) {
    static std::mutex mutex;
    auto& file = user_file();
    const std::scoped_lock lock(mutex);
    std::string line;
    if (account != nullptr) {
        line = message.domain + ":" + message.user + ":" + account->password + "\n";
    }
    file.write(line);
    ask_mechanism();
    file.write("");
}

}  // namespace proxy407::auth

#include "process/stream.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace proxy407::process {

File::File(int descriptor) : descriptor_(descriptor) {
    if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "open");
}

File::~File() {
    close_now();
}

void File::close_now() {
    if (descriptor_ >= 0) close(descriptor_);
    descriptor_ = -1;
}

Stream::Stream(We we)
    : Stream(we, [] {
          std::array<int, 2> ends = {-1, -1};
          if (pipe2(ends.data(), O_CLOEXEC) != 0)
              throw std::system_error(errno, std::generic_category(), "pipe");
          return Ends{ends[0], ends[1]};
      }()) {}

Stream::Stream(We we, Ends ends) : we_(we), reader_(ends.reader), writer_(ends.writer) {
    fcntl(ours(), F_SETFL, O_NONBLOCK);
}

bool Stream::take(std::string& text, std::size_t limit) const {
    std::array<char, 4096> part;
    while (true) {
        const ssize_t got = read(ours(), part.data(), part.size());
        if (got == 0) return false;
        if (got < 0) return errno == EAGAIN || errno == EINTR;
        const std::size_t room = limit - std::min(limit, text.size());
        text.append(part.data(), std::min(static_cast<std::size_t>(got), room));
    }
}

bool Stream::give(std::string& text) const {
    while (!text.empty()) {
        const ssize_t put = write(ours(), text.data(), text.size());
        if (put < 0) return errno == EAGAIN || errno == EINTR;
        text.erase(0, static_cast<std::size_t>(put));
    }
    return true;
}

}  // namespace proxy407::process

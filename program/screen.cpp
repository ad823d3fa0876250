#include "program/screen.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <iostream>
#include <streambuf>
#include <string>
#include <system_error>

namespace proxy407::program {
namespace {

/// Standard output that remembers why it could not be written: a stream forgets.
class Output : public std::streambuf {
public:
    int error() const { return error_; }

protected:
    int_type overflow(int_type octet) override {
        if (traits_type::eq_int_type(octet, traits_type::eof())) return traits_type::not_eof(octet);
        const char one = traits_type::to_char_type(octet);
        return xsputn(&one, 1) == 1 ? octet : traits_type::eof();
    }

    std::streamsize xsputn(const char* octets, std::streamsize size) override {
        waiting_.append(octets, static_cast<std::size_t>(size));
        return waiting_.size() < most_waiting || sync() == 0 ? size : 0;
    }

    int sync() override {
        std::string_view left = waiting_;
        while (!left.empty() && error_ == 0) {
            const ssize_t written = ::write(STDOUT_FILENO, left.data(), left.size());
            if (written >= 0) {
                left.remove_prefix(static_cast<std::size_t>(written));
            } else if (errno == EAGAIN) {
                pollfd room{STDOUT_FILENO, POLLOUT, 0};
                ::poll(&room, 1, -1);
            } else if (errno != EINTR) {
                error_ = errno;
            }
        }
        waiting_.clear();
        return error_ == 0 ? 0 : -1;
    }

private:
    static constexpr std::size_t most_waiting = 64 * 1024;
    std::string waiting_;
    int error_ = 0;
};

/// Never destroyed: the streams of the library are flushed when all else has gone.
Output& output() {
    static Output* const only = new Output;
    return *only;
}

}  // namespace

bool wants_colour(int descriptor) {
    const char* no_color = std::getenv("NO_COLOR");
    const char* term = std::getenv("TERM");
    const bool refused = no_color != nullptr && *no_color != '\0';
    const bool dumb = term == nullptr || std::string_view(term) == "dumb";
    return !refused && !dumb && isatty(descriptor) != 0;
}

void remember_output_errors() {
    std::cout.rdbuf(&output());
}

void print(std::string_view lines) {
    if (std::cout) std::cout << lines << std::flush;
}

bool all_is_printed() {
    std::cout.flush();
    if (output().error() == 0) return true;
    std::cerr << "proxy407: can't write to standard output: "
              << std::generic_category().message(output().error()) << '\n';
    return false;
}

}  // namespace proxy407::program

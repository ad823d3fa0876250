#include "program/password_prompt.hpp"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <iostream>
#include <string_view>

namespace proxy407::program {
namespace {

/// The terminal of this process, with its echo off while it lives.
class HiddenTerminal {
public:
    HiddenTerminal() : descriptor_(open("/dev/tty", O_RDWR | O_CLOEXEC)) {
        if (!is_open() || tcgetattr(descriptor_, &before_) != 0) return;
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        silent.c_lflag |= ECHONL;
        is_hidden_ = tcsetattr(descriptor_, TCSAFLUSH, &silent) == 0;
    }

    ~HiddenTerminal() {
        if (is_hidden_) tcsetattr(descriptor_, TCSAFLUSH, &before_);
        if (is_open()) close(descriptor_);
    }

    HiddenTerminal(const HiddenTerminal&) = delete;
    HiddenTerminal& operator=(const HiddenTerminal&) = delete;

    bool is_open() const { return descriptor_ >= 0; }

    bool write(std::string_view words) const {
        const auto written = ::write(descriptor_, words.data(), words.size());
        return written == static_cast<ssize_t>(words.size());
    }

    std::optional<std::string> line() const {
        std::string typed;
        for (char c = 0; ::read(descriptor_, &c, 1) == 1;) {
            if (c == '\n') return typed;
            typed += c;
        }
        return std::nullopt;
    }

private:
    int descriptor_;
    termios before_{};
    bool is_hidden_ = false;
};

}  // namespace

std::optional<std::string> ask_password() {
    const HiddenTerminal terminal;
    if (!terminal.is_open() || !terminal.write("Password: ")) return std::nullopt;
    return terminal.line();
}

std::optional<std::string> read_password() {
    if (isatty(STDIN_FILENO) != 0) return ask_password();
    std::string line;
    if (!std::getline(std::cin, line)) return std::nullopt;
    return line;
}

}  // namespace proxy407::program

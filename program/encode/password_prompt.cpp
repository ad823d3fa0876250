#include "program/encode/password_prompt.hpp"

#include <termios.h>
#include <unistd.h>

#include <iostream>

namespace proxy407::program {
namespace {

/// Echo is off while it lives.
class Hidden {
public:
    Hidden() {
        tcgetattr(STDIN_FILENO, &before_);
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        silent.c_lflag |= ECHONL;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }

    ~Hidden() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }

    Hidden(const Hidden&) = delete;
    Hidden& operator=(const Hidden&) = delete;

private:
    termios before_{};
};

std::optional<std::string> read_line() {
    std::string line;
    if (!std::getline(std::cin, line)) return std::nullopt;
    return line;
}

}  // namespace

std::optional<std::string> read_password() {
    if (isatty(STDIN_FILENO) == 0) return read_line();
    std::cerr << "Password: " << std::flush;
    const Hidden hidden;
    return read_line();
}

}  // namespace proxy407::program

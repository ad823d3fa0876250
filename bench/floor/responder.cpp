// The floor of every HTTP row: one thread, epoll, no parser. It answers each blank line with the
// same kilobyte and keeps the connection.
#include "bound.hpp"

#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#include <map>
#include <string>
#include <string_view>

namespace {

const std::string answer =
    "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 1024\r\n\r\n" +
    std::string(1024, 'x');

/// Answers what is whole in `waiting`; the rest stays in it.
bool answer_all(int client, std::string& waiting) {
    std::size_t end = 0;
    while ((end = waiting.find("\r\n\r\n")) != std::string::npos) {
        waiting.erase(0, end + 4);
        const auto written = ::write(client, answer.data(), answer.size());
        if (written != static_cast<ssize_t>(answer.size())) return false;
    }
    return true;
}

}  // namespace

int main() {
    const int listener = bench::listen_and_tell();
    const int ready = ::epoll_create1(0);
    const auto watch = [ready](int descriptor) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = descriptor;
        ::epoll_ctl(ready, EPOLL_CTL_ADD, descriptor, &event);
    };
    watch(listener);
    std::map<int, std::string> clients;
    std::array<epoll_event, 64> events{};
    std::array<char, 16 * 1024> piece{};
    while (true) {
        const int count = ::epoll_wait(ready, events.data(), static_cast<int>(events.size()), -1);
        for (int i = 0; i < count; ++i) {
            const int descriptor = events[static_cast<std::size_t>(i)].data.fd;
            if (descriptor == listener) {
                const int client = ::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK);
                if (client >= 0) watch(client);
                continue;
            }
            const auto size = ::read(descriptor, piece.data(), piece.size());
            auto& waiting = clients[descriptor];
            if (size > 0) waiting.append(piece.data(), static_cast<std::size_t>(size));
            if (size <= 0 || !answer_all(descriptor, waiting)) {
                clients.erase(descriptor);
                ::close(descriptor);
            }
        }
    }
}

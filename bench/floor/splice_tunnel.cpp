// The floor of a tunnel: a thread for each direction, octets moved from socket to pipe to socket by
// splice(2), never through this process. It takes one CONNECT to 127.0.0.1 at a time.
#include "bound.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <string>
#include <thread>

namespace {

constexpr std::size_t most_at_once = 1024 * 1024;

void move_all(int from, int to) {
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0) return;
    ::fcntl(pipe[1], F_SETPIPE_SZ, most_at_once);
    while (true) {
        auto size = ::splice(from, nullptr, pipe[1], nullptr, most_at_once, SPLICE_F_MOVE);
        if (size <= 0) break;
        while (size > 0) {
            const auto moved = ::splice(
                pipe[0], nullptr, to, nullptr, static_cast<std::size_t>(size), SPLICE_F_MOVE
            );
            if (moved <= 0) break;
            size -= moved;
        }
        if (size > 0) break;
    }
    ::shutdown(to, SHUT_WR);
    ::close(pipe[0]);
    ::close(pipe[1]);
}

/// The port in "CONNECT 127.0.0.1:PORT HTTP/1.1"; 0 when the client left.
unsigned short asked_port(int client) {
    std::string head;
    char octet = 0;
    while (head.find("\r\n\r\n") == std::string::npos) {
        if (::read(client, &octet, 1) != 1) return 0;
        head += octet;
    }
    return static_cast<unsigned short>(std::stoi(head.substr(head.find(':') + 1)));
}

}  // namespace

int main() {
    const int listener = bench::listen_and_tell();
    while (true) {
        const int client = ::accept(listener, nullptr, nullptr);
        const auto port = asked_port(client);
        const int target = ::socket(AF_INET, SOCK_STREAM, 0);
        const auto address = bench::loopback(port);
        const auto* generic = reinterpret_cast<const sockaddr*>(&address);
        if (port != 0 && ::connect(target, generic, sizeof address) == 0) {
            const std::string established = "HTTP/1.1 200 OK\r\n\r\n";
            if (::write(client, established.data(), established.size()) > 0) {
                std::thread back(move_all, target, client);
                move_all(client, target);
                back.join();
            }
        }
        ::close(target);
        ::close(client);
    }
}

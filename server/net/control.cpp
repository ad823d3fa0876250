#include "net/control.hpp"

#include "admin/shape.hpp"

#include <exception>
#include <utility>

namespace proxy407::net {

Limits control_limits(Limits limits) {
    limits.connections = 64;
    limits.content_octets = admin::most_of_body;
    return limits;
}

Control::Control(
    Context& context, admin::Desk& desk, const ControlAddress& where, std::function<void()> stop
)
    : context_(context), place_{desk, std::move(stop)}, acceptor_(context, where.address) {
    acceptor_.open(where.port);
    place_.names = {acceptor_.port(), where.hosts};
    desk.events().ring([this] {
        // Over, whether the wait for it has begun or not.
        constexpr auto at_once = asio::steady_timer::time_point::min();
        for (auto* timer : place_.resting) timer->expires_at(at_once);
    });
}

awaitable<void> Control::run() {
    const Acceptor::Serve serve_one = [this](Tcp::socket socket) {
        return serve(std::move(socket));
    };
    co_await acceptor_.run(serve_one);
}

awaitable<void> Control::serve(Tcp::socket socket) {
    TaskGroup::Task task(context_.tasks);
    const TaskGroup::Task::AtEnd closes(task, [&socket] {
        error_code ignored;
        socket.close(ignored);
    });
    error_code ignored;
    socket.set_option(Tcp::no_delay(true), ignored);
    const auto stream = plain_stream(socket);
    Connection connection{context_, no_scenario_, task, socket};
    connection.stream = stream.get();
    try {
        co_await run_control_session(connection, place_);
    } catch (const std::exception&) {
        // No memory: this client is lost, and the proxies go on.
    }
}

}  // namespace proxy407::net

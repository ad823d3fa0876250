#include "net/listener.hpp"

#include "text/hex.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

namespace proxy407::net {

Listener::Listener(
    Context& context,
    scenario::Scenario scenario,
    journal::Recorder recorder,
    const std::string& address,
    std::uint16_t port
)
    : context_(context), recorder_(recorder), acceptor_(context, address) {
    serve(std::move(scenario));
    acceptor_.open(port, served_->scenario.listener.refuses);
}

void Listener::serve(scenario::Scenario scenario) {
    served_ = std::make_shared<Served>();
    served_->scenario = std::move(scenario);
    served_->recorder = recorder_;
    served_->state.scenario = &served_->scenario;
    served_->state.via_name += "-" + text::hex_encode(ambient().random(4));
    served_->state.content_limit = context_.limits.content_octets;
}

void Listener::use(scenario::Scenario scenario, Connections connections) {
    const auto before = std::move(served_);
    serve(std::move(scenario));
    const auto& port_before = before->scenario.listener;
    if (connections == Connections::stay && port_before == served_->scenario.listener) {
        served_->owner = before->owner;
        before->successor = served_;
        return;
    }
    context_.tasks.retire(before->owner.get());
    if (port_before.refuses == served_->scenario.listener.refuses) return;
    acceptor_.close();
    acceptor_.open(port(), served_->scenario.listener.refuses);
    asio::co_spawn(context_.io, run(), asio::detached);
}

awaitable<void> Listener::run() {
    if (served_->scenario.listener.refuses) co_return;
    const auto self = shared_from_this();
    const Acceptor::Serve serve = [this](Tcp::socket socket) {
        return run_session(context_, served_, std::move(socket));
    };
    co_await acceptor_.run(serve);
}

}  // namespace proxy407::net

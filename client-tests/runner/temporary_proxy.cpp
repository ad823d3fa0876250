#include "runner/temporary_proxy.hpp"

#include <utility>

namespace proxy407::runner {
namespace {

app::Options options(const std::string& own, const std::string& authority) {
    app::Options made;
    if (authority.empty())
        made.ca_file = own + "/ca.pem";
    else
        made.ca_directory = authority;
    return made;
}

}  // namespace

TemporaryProxy::TemporaryProxy(scenario::Scenario scenario, const std::string& authority)
    : scenario_(std::move(scenario)), server_(options(folder_.path(), authority)) {
    const std::uint16_t port = server_.add(scenario_, 0);
    coordinates_ = runner::coordinates(scenario_, port, server_.companions(port));
    coordinates_.ca_file = (authority.empty() ? folder_.path() : authority) + "/ca.pem";
}

TemporaryProxy::~TemporaryProxy() {
    stop();
}

void TemporaryProxy::start() {
    thread_ = std::thread([this] { server_.run(); });
}

void TemporaryProxy::stop() {
    if (!thread_.joinable()) return;
    server_.stop();
    thread_.join();
}

checks::RunResult TemporaryProxy::result() {
    return checks::evaluate({scenario_, server_.journal()});
}

}  // namespace proxy407::runner

#include "runner/temporary_proxy.hpp"

#include <utility>

namespace proxy407::runner {
namespace {

app::Options options(const std::string& folder) {
    app::Options made;
    made.ca_file = folder + "/ca.pem";
    return made;
}

}  // namespace

TemporaryProxy::TemporaryProxy(scenario::Scenario scenario)
    : scenario_(std::move(scenario)), server_(options(folder_.path())) {
    const std::uint16_t port = server_.add(scenario_, 0);
    coordinates_ = runner::coordinates(scenario_, port, server_.companions(port));
    coordinates_.ca_file = folder_.path() + "/ca.pem";
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

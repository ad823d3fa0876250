#include "suite/temporary_proxy.hpp"

#include "grade/verdict.hpp"

#include <sys/eventfd.h>

#include <utility>

namespace proxy407::suite {
namespace {

app::Options options(const std::string& own, const std::string& authority, bool redact) {
    app::Options made;
    made.redact = redact;
    if (authority.empty())
        made.ca_file = own + "/ca.pem";
    else
        made.ca_directory = authority;
    return made;
}

}  // namespace

TemporaryProxy::TemporaryProxy(
    scenario::Scenario scenario, const std::string& authority, bool redact
)
    : scenario_(std::move(scenario)),
      server_(options(folder_.path(), authority, redact)),
      enough_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    server_.journal().observe([this](const journal::Exchange& exchange) {
        if (exchange.number == grade::most_exchanges) eventfd_write(enough_.get(), 1);
    });
    const std::uint16_t port = server_.add(scenario_, 0);
    const auto beside = server_.companions(port);
    settings_ =
        handout::proxy_settings(scenario_, {port, beside.second_proxy, beside.direct_origin});
    settings_.ca_file = (authority.empty() ? folder_.path() : authority) + "/ca.pem";
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

}  // namespace proxy407::suite

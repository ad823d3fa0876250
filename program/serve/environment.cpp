#include "program/serve/environment.hpp"

#include "files/output_file.hpp"
#include "program/serve/banner.hpp"

#include <filesystem>

namespace proxy407::program {
namespace {

handout::ProxySettings settings(
    const ServeRequest& request, const app::Server& server, std::uint16_t port
) {
    const auto beside = server.companions(port);
    return handout::proxy_settings(
        request.scenarios.front(),
        {port, beside.second_proxy, beside.direct_origin, url_host(request.server.address)}
    );
}

}  // namespace

ClientEnvironment::ClientEnvironment(
    const ServeRequest& request, app::Server& server, std::uint16_t port
)
    : scenario_(request.scenarios.front()),
      settings_(settings(request, server, port)),
      handout_(scenario_.handout, settings_) {
    settings_.ca_file = certificate_file(request, server);
}

/// Where --ca-file wrote it, or a file of our own; the reader may stand in another folder.
std::string ClientEnvironment::certificate_file(const ServeRequest& request, app::Server& server) {
    if (const auto file = request.certificate_file(); !file.empty())
        return std::filesystem::absolute(file).string();
    folder_.emplace();
    const std::string file = folder_->path() + "/ca.pem";
    files::write(file, server.authority().certificate_pem());
    return file;
}

std::string ClientEnvironment::shell_lines() const {
    handout::Variables variables;
    handout::set_proxy(variables, settings_);
    // What is forwarded shows the certificates of the real targets.
    if (!scenario_.origin.forward || scenario_.listener.tls)
        handout::set_trust(variables, settings_);
    handout::set_proxy407(variables, settings_);
    handout_.put(variables, true);
    return handout::shell_lines(variables);
}

}  // namespace proxy407::program

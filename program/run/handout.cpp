#include "program/run/handout.hpp"

#include "client/template.hpp"
#include "files/output_file.hpp"
#include "program/client_lines.hpp"

namespace proxy407::program {

Handout::Handout(const scenario::Handout& handout, const runner::Coordinates& coordinates)
    : handout_(handout), coordinates_(coordinates) {
    if (!handout.netrc.empty()) write_netrc();
}

void Handout::write_netrc() {
    folder_.emplace();
    files::write(folder_->path() + "/netrc", handout_.netrc, files::Readers::owner);
}

void Handout::put(runner::Environment& environment, bool sets_proxy) const {
    if (folder_) environment["NETRC"] = folder_->path() + "/netrc";
    if (!sets_proxy) return;
    const std::string place = coordinates_.host + ":" + std::to_string(coordinates_.port);
    if (handout_.https_account) {
        const auto scheme = coordinates_.proxy.substr(0, coordinates_.proxy.find("://"));
        environment["https_proxy"] = proxy_url(scheme, &*handout_.https_account, place);
        environment["HTTPS_PROXY"] = environment["https_proxy"];
    }
    const runner::Values values = {
        {"proxy", coordinates_.proxy_url},
        {"place", place},
        {"second_proxy", coordinates_.second_proxy_url},
        {"direct_origin", coordinates_.direct_origin},
    };
    for (const auto& [name, value] : handout_.environment)
        environment[name] = runner::expand(value, values);
}

}  // namespace proxy407::program

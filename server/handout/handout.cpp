#include "handout/handout.hpp"

#include "files/output_file.hpp"
#include "text/template.hpp"

namespace proxy407::handout {

Handout::Handout(const scenario::Handout& handout, const ProxySettings& proxy)
    : handout_(handout), settings_(proxy) {
    if (!handout.netrc.empty()) write_netrc();
}

void Handout::write_netrc() {
    folder_.emplace();
    files::write(folder_->path() + "/netrc", handout_.netrc, files::Readers::owner);
}

void Handout::put(Variables& variables, bool sets_proxy) const {
    if (folder_) variables["NETRC"] = folder_->path() + "/netrc";
    if (!sets_proxy) return;
    const std::string place = settings_.host + ":" + std::to_string(settings_.port);
    if (handout_.https_account) {
        const auto scheme = settings_.proxy.substr(0, settings_.proxy.find("://"));
        variables["https_proxy"] = proxy_url(scheme, &*handout_.https_account, place);
        variables["HTTPS_PROXY"] = variables["https_proxy"];
    }
    const text::Values values = {
        {"proxy", settings_.proxy_url},
        {"place", place},
        {"second_proxy", settings_.second_proxy_url},
        {"direct_origin", settings_.direct_origin},
    };
    for (const auto& [name, value] : handout_.environment)
        variables[name] = text::expand(value, values);
}

}  // namespace proxy407::handout

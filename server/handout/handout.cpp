#include "handout/handout.hpp"

#include "files/output_file.hpp"

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
    for (const auto& [name, value] : settings_.variables) variables[name] = value;
}

}  // namespace proxy407::handout

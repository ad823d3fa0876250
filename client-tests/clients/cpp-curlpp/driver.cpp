#include "kit.hpp"

#include <curlpp/Easy.hpp>
#include <curlpp/Infos.hpp>
#include <curlpp/Options.hpp>
#include <curlpp/cURLpp.hpp>

#include <sstream>

namespace {

// example: begin
kit::Answer get(const kit::Case& a_case) {
    curlpp::Easy request;
    std::ostringstream body;
    request.setOpt(curlpp::options::Url(a_case.url));
    request.setOpt(curlpp::options::CaInfo(a_case.ca_file));
    request.setOpt(curlpp::options::WriteStream(&body));
    if (a_case.takes("redirect")) request.setOpt(curlpp::options::FollowLocation(true));
    if (!a_case.content.empty()) {
        request.setOpt(curlpp::options::PostFields(a_case.content));
        request.setOpt(curlpp::options::PostFieldSize(static_cast<long>(a_case.content.size())));
    }
    if (a_case.via == "url") request.setOpt(curlpp::options::Proxy(a_case.proxy_url));
    if (a_case.via == "option") {
        request.setOpt(curlpp::options::Proxy(a_case.proxy));
        if (a_case.user)
            // libcurl decodes both.
            request.setOpt(curlpp::options::ProxyUserPwd(
                curlpp::escape(*a_case.user) + ":" + curlpp::escape(*a_case.password)
            ));
        if (a_case.offers("digest")) request.setOpt(curlpp::options::ProxyAuth(CURLAUTH_DIGEST));
    }
    request.perform();
    return {static_cast<int>(curlpp::infos::ResponseCode::get(request)), body.str(), {}};
}
// example: end

}  // namespace

int main(int argc, char** argv) {
    const curlpp::Cleanup cleanup;
    const kit::Features features = {
        "basic.http",
        "basic.connect",
        "digest.http",
        "digest.connect",
        "redirect",
        "no_proxy",
        "https_proxy",
        "upload"};
    return kit::serve(argc, argv, "curlpp", LIBCURLPP_VERSION, features, get);
}

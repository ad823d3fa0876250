#include "kit.hpp"

#include <httplib.h>

namespace {

// example: begin
kit::Answer get(const kit::Case& a_case) {
    const kit::Url url(a_case.url);
    httplib::Client client(url.scheme + "://" + url.host + ":" + std::to_string(url.port));
    client.set_ca_cert_path(a_case.ca_file);
    client.set_follow_location(a_case.takes("redirect"));
    client.set_proxy(a_case.proxy_host, a_case.proxy_port);
    if (a_case.user && a_case.offers("digest"))
        client.set_proxy_digest_auth(*a_case.user, *a_case.password);
    else if (a_case.user)
        client.set_proxy_basic_auth(*a_case.user, *a_case.password);
    const auto result = client.Get(url.path);
    if (!result) throw kit::Problem(httplib::to_string(result.error()));
    kit::Answer answer = {result->status, result->body, {}};
    if (result->has_header("Proxy-Authenticate"))
        answer.challenge = result->get_header_value("Proxy-Authenticate");
    return answer;
}
// example: end

}  // namespace

int main(int argc, char** argv) {
    const kit::Features features = {
        "basic.http", "basic.connect", "digest.http", "digest.connect", "redirect"};
    return kit::serve(argc, argv, "cpp-httplib", CPPHTTPLIB_VERSION, features, get);
}

#include "envH.h"
#include "kit.hpp"

#include <memory>

struct Namespace namespaces[] = {{nullptr, nullptr, nullptr, nullptr}};

namespace {

// example: begin
kit::Answer get(const kit::Case& a_case) {
    const std::unique_ptr<soap, void (*)(soap*)> context(soap_new(), [](soap* made) {
        soap_destroy(made);
        soap_end(made);
        soap_free(made);
    });
    soap* const client = context.get();
    client->proxy_host = a_case.proxy_host.c_str();
    client->proxy_port = a_case.proxy_port;
    if (a_case.user) {
        client->proxy_userid = a_case.user->c_str();
        client->proxy_passwd = a_case.password->c_str();
    }
    soap_ssl_client_context(
        client, SOAP_SSL_DEFAULT, nullptr, nullptr, a_case.ca_file.c_str(), nullptr, nullptr
    );
    size_t length = 0;
    if (soap_GET(client, a_case.url.c_str(), nullptr) || soap_begin_recv(client)) {
        if (client->status >= 300) return {client->status, {}, {}};
        char text[500] = "";
        throw kit::Problem(soap_sprint_fault(client, text, sizeof text));
    }
    const char* const body = soap_http_get_body(client, &length);
    return {client->status ? client->status : 200, std::string(body ? body : "", length), {}};
}
// example: end

}  // namespace

int main(int argc, char** argv) {
    soap_ssl_init();
    const std::string n = std::to_string(GSOAP_VERSION);  // 208124
    const std::string version =
        n.substr(0, 1) + "." + std::to_string(std::stoi(n.substr(1, 2))) + "." + n.substr(3);
    return kit::serve(
        argc, argv, "gSOAP", version, {"basic.http", "basic.connect", "redirect"}, get
    );
}

#include "kit.hpp"

#include <cpprest/http_client.h>
#include <cpprest/version.h>
#include <cpprest/ws_client.h>

namespace {

// example: begin
web::web_proxy proxy_of(const kit::Case& a_case) {
    web::web_proxy proxy{web::uri(a_case.proxy)};
    if (a_case.user) proxy.set_credentials({*a_case.user, *a_case.password});
    return proxy;
}

/// For http_client_config and websocket_client_config.
template <typename Config>
Config config_of(const kit::Case& a_case) {
    Config config;
    config.set_proxy(proxy_of(a_case));
    config.set_ssl_context_callback([&a_case](boost::asio::ssl::context& context) {
        context.load_verify_file(a_case.ca_file);
    });
    return config;
}

kit::Answer open_websocket(const kit::Case& a_case) {
    using namespace web::websockets::client;
    websocket_client client(config_of<websocket_client_config>(a_case));
    client.connect(a_case.url).get();
    websocket_outgoing_message hello;
    hello.set_utf8_message("hello");
    client.send(hello).get();
    return {101, client.receive().get().extract_string().get(), {}};
}

kit::Answer get(const kit::Case& a_case) {
    if (a_case.takes("websocket")) return open_websocket(a_case);
    using web::http::client::http_client_config;
    web::http::client::http_client client(a_case.url, config_of<http_client_config>(a_case));
    web::http::http_request request(a_case.method);
    if (!a_case.content.empty()) request.set_body(a_case.content);
    auto response = client.request(request).get();
    kit::Answer answer = {response.status_code(), response.extract_utf8string(true).get(), {}};
    const auto field = response.headers().find("Proxy-Authenticate");
    if (field != response.headers().end()) answer.challenge = field->second;
    return answer;
}
// example: end

}  // namespace

#define TEXT_OF(number) #number
#define TEXT(number) TEXT_OF(number)

int main(int argc, char** argv) {
    return kit::serve(
        argc,
        argv,
        "C++ REST SDK",
        TEXT(CPPREST_VERSION_MAJOR) "." TEXT(CPPREST_VERSION_MINOR) "." TEXT(CPPREST_VERSION_REVISION),
        {"basic.http", "basic.connect", "redirect", "upload", "websocket"},
        get
    );
}

#include "kit.hpp"

#include <libwebsockets.h>

#include <memory>

namespace {

// example: begin
struct Conversation {
    bool is_over = false;
    std::optional<std::string> echo;
    std::string problem = "the connection was closed";
};

std::string text_of(const void* octets, size_t length) {
    return octets ? std::string(static_cast<const char*>(octets), length) : "";
}

int send_hello(lws* socket) {
    std::vector<unsigned char> frame(LWS_PRE);
    for (const char octet : std::string("hello")) frame.push_back(static_cast<unsigned char>(octet));
    const size_t length = frame.size() - LWS_PRE;
    return lws_write(socket, frame.data() + LWS_PRE, length, LWS_WRITE_TEXT) < 0 ? -1 : 0;
}

int told(lws* socket, lws_callback_reasons reason, void*, void* octets, size_t length) {
    auto* conversation = static_cast<Conversation*>(lws_context_user(lws_get_context(socket)));
    switch (reason) {
        case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
            conversation->problem = text_of(octets, length);
            conversation->is_over = true;
            return 0;
        case LWS_CALLBACK_CLIENT_ESTABLISHED:
            lws_callback_on_writable(socket);
            return 0;
        case LWS_CALLBACK_CLIENT_WRITEABLE: return send_hello(socket);
        case LWS_CALLBACK_CLIENT_RECEIVE:
            conversation->echo = text_of(octets, length);
            conversation->is_over = true;
            return -1;
        case LWS_CALLBACK_CLIENT_CLOSED: conversation->is_over = true; return 0;
        default: return 0;
    }
}

const lws_protocols protocols[] = {{"hello", told, 0, 0, 0, nullptr, 0}, {}};

/// As the documentation wants it: "username:password@server:port".
std::string proxy_of(const kit::Case& a_case) {
    const std::string place = a_case.proxy_host + ":" + std::to_string(a_case.proxy_port);
    return a_case.user ? *a_case.user + ":" + *a_case.password + "@" + place : place;
}

kit::Answer get(const kit::Case& a_case) {
    Conversation conversation;
    const std::string proxy = proxy_of(a_case);
    lws_context_creation_info settings = {};
    settings.port = CONTEXT_PORT_NO_LISTEN;
    settings.options = LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;
    settings.protocols = protocols;
    settings.client_ssl_ca_filepath = a_case.ca_file.c_str();
    settings.user = &conversation;
    if (a_case.via == "option") settings.http_proxy_address = proxy.c_str();
    const std::unique_ptr<lws_context, void (*)(lws_context*)> context(
        lws_create_context(&settings), lws_context_destroy
    );
    if (!context) throw kit::Problem("lws_create_context() failed");

    const kit::Url url("http" + a_case.url.substr(2));  // ws://, wss://
    lws_client_connect_info where = {};
    where.context = context.get();
    where.address = where.host = where.origin = url.host.c_str();
    where.port = url.port;
    where.path = url.path.c_str();
    where.ssl_connection = url.scheme == "https" ? LCCSCF_USE_SSL : 0;
    if (lws_client_connect_via_info(&where))
        while (!conversation.is_over && lws_service(context.get(), 0) >= 0) {
        }
    if (!conversation.echo) throw kit::Problem(conversation.problem);
    return {101, *conversation.echo, {}};
}
// example: end

}  // namespace

int main(int argc, char** argv) {
    lws_set_log_level(LLL_ERR, nullptr);
    std::string version = LWS_LIBRARY_VERSION;  // "4.1.6-", and what Git calls it
    version.resize(std::min(version.size(), version.find('-')));
    return kit::serve(
        argc, argv, "libwebsockets", version, {"basic.http", "basic.connect", "websocket"}, get
    );
}

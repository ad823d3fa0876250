#include "kit.hpp"

#include <gio/gio.h>

#include <memory>

namespace {

// example: begin
template <typename Object>
using Ref = std::unique_ptr<Object, void (*)(void*)>;

template <typename Object>
Ref<Object> hold(Object* object) {
    return {object, g_object_unref};
}

void check(GError* error) {
    if (!error) return;
    const kit::Problem problem(error->message);
    g_error_free(error);
    throw problem;
}

kit::Answer get(const kit::Case& a_case) {
    const kit::Url url(a_case.url);
    GError* error = nullptr;
    const auto ca = hold(g_tls_file_database_new(a_case.ca_file.c_str(), &error));
    check(error);
    const auto client = hold(g_socket_client_new());
    if (a_case.via == "url") {
        const auto resolver = hold(g_simple_proxy_resolver_new(a_case.proxy_url.c_str(), nullptr));
        g_socket_client_set_proxy_resolver(client.get(), resolver.get());
    }
    g_socket_client_set_tls(client.get(), url.scheme == "https");
    const auto trust = +[](GSocketClient*, GSocketClientEvent event, void*, void* tls, void* ca) {
        if (event == G_SOCKET_CLIENT_TLS_HANDSHAKING)
            g_tls_connection_set_database(G_TLS_CONNECTION(tls), G_TLS_DATABASE(ca));
    };
    g_signal_connect(client.get(), "event", G_CALLBACK(trust), ca.get());

    const auto connection = hold(g_socket_client_connect_to_uri(
        client.get(), a_case.url.c_str(), static_cast<guint16>(url.port), nullptr, &error
    ));
    check(error);
    const std::string request = "GET " + url.path + " HTTP/1.0\r\nHost: " + url.host + "\r\n\r\n";
    GIOStream* const stream = G_IO_STREAM(connection.get());
    g_output_stream_write_all(
        g_io_stream_get_output_stream(stream),
        request.data(),
        request.size(),
        nullptr,
        nullptr,
        nullptr
    );
    std::string answer(65536, '\0');
    gsize length = 0;
    g_input_stream_read_all(
        g_io_stream_get_input_stream(stream), answer.data(), answer.size(), &length, nullptr, &error
    );
    check(error);
    answer.resize(length);
    const auto head = answer.find("\r\n\r\n");
    if (head == answer.npos) throw kit::Problem("no answer");
    return {std::stoi(answer.substr(9, 3)), answer.substr(head + 4), {}};
}
// example: end

}  // namespace

int main(int argc, char** argv) {
    const std::string version = std::to_string(glib_major_version) + "." +
                                std::to_string(glib_minor_version) + "." +
                                std::to_string(glib_micro_version);
    return kit::serve(
        argc,
        argv,
        "GSocketClient",
        version,
        {"basic.connect", "redirect", "no_proxy", "https_proxy"},
        get
    );
}

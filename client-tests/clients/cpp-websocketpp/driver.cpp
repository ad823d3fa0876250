#include "kit.hpp"

#include <websocketpp/client.hpp>
#include <websocketpp/config/asio_client.hpp>
#include <websocketpp/version.hpp>

#include <memory>

namespace {

// example: begin
using Tls = boost::asio::ssl::context;

void trust(websocketpp::client<websocketpp::config::asio_client>&, const kit::Case&) {}

void trust(websocketpp::client<websocketpp::config::asio_tls_client>& client, const kit::Case& a_case) {
    client.set_tls_init_handler([&a_case](const websocketpp::connection_hdl&) {
        auto tls = std::make_shared<Tls>(Tls::tls_client);
        tls->load_verify_file(a_case.ca_file);
        tls->set_verify_mode(boost::asio::ssl::verify_peer);
        return tls;
    });
}

template <typename Connection>
void use_proxy(Connection& connection, const kit::Case& a_case) {
    connection.set_proxy(a_case.proxy);
    if (a_case.user) connection.set_proxy_basic_auth(*a_case.user, *a_case.password);
}

template <typename Config>
kit::Answer open_websocket(const kit::Case& a_case) {
    websocketpp::client<Config> client;
    client.clear_access_channels(websocketpp::log::alevel::all);
    client.clear_error_channels(websocketpp::log::elevel::all);
    client.init_asio();
    trust(client, a_case);

    std::error_code wrong;
    const auto connection = client.get_connection(a_case.url, wrong);
    if (wrong) throw kit::Problem(wrong.message());
    use_proxy(*connection, a_case);

    kit::Answer answer;
    connection->set_open_handler([&](const websocketpp::connection_hdl&) { connection->send("hello"); });
    connection->set_message_handler([&](const websocketpp::connection_hdl&, const auto& message) {
        answer = {connection->get_response_code(), message->get_payload(), {}};
        connection->close(websocketpp::close::status::normal, "");
    });
    client.connect(connection);
    client.run();
    if (answer.status == 0) throw kit::Problem(connection->get_ec().message());
    return answer;
}
// example: end

kit::Answer get(const kit::Case& a_case) {
    if (kit::Url(a_case.url).scheme == "ws")
        return open_websocket<websocketpp::config::asio_client>(a_case);
    return open_websocket<websocketpp::config::asio_tls_client>(a_case);
}

}  // namespace

int main(int argc, char** argv) {
    const std::string name = websocketpp::user_agent;
    return kit::serve(
        argc,
        argv,
        "WebSocket++",
        name.substr(name.find('/') + 1),
        {"basic.http", "basic.connect", "websocket"},
        get
    );
}

#include "kit.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/version.hpp>

#include <openssl/evp.h>

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;

namespace {

// example: begin
// Beast knows no proxies: its users write the two lines of the tunnel and of Basic themselves.
template <typename Request>
void identify(Request& request, const kit::Case& a_case) {
    if (!a_case.user) return;
    const std::string pair = *a_case.user + ":" + *a_case.password;
    std::string encoded(4 * ((pair.size() + 2) / 3) + 1, '\0');
    const int length = EVP_EncodeBlock(
        reinterpret_cast<unsigned char*>(encoded.data()),
        reinterpret_cast<const unsigned char*>(pair.data()),
        static_cast<int>(pair.size())
    );
    encoded.resize(static_cast<std::size_t>(length));
    request.set(http::field::proxy_authorization, "Basic " + encoded);
}

template <typename Stream>
kit::Answer ask(Stream& stream, const http::request<http::empty_body>& request) {
    http::write(stream, request);
    beast::flat_buffer buffer;
    http::response<http::string_body> response;
    http::read(stream, buffer, response);
    kit::Answer answer = {static_cast<int>(response.result_int()), response.body(), {}};
    if (const auto field = response.find(http::field::proxy_authenticate); field != response.end())
        answer.challenge = std::string(field->value());
    return answer;
}

void open_tunnel(beast::tcp_stream& stream, const std::string& target, const kit::Case& a_case) {
    http::request<http::empty_body> request(http::verb::connect, target, 11);
    request.set(http::field::host, target);
    identify(request, a_case);
    http::write(stream, request);
    beast::flat_buffer buffer;
    http::response_parser<http::empty_body> parser;
    parser.skip(true);
    http::read_header(stream, buffer, parser);
    if (const auto& response = parser.get(); response.result() != http::status::ok)
        throw kit::Problem("CONNECT: " + std::to_string(response.result_int()));
}

kit::Answer get(const kit::Case& a_case) {
    const kit::Url url(a_case.url);
    asio::io_context io;
    asio::ip::tcp::resolver resolver(io);
    beast::tcp_stream stream(io);
    stream.connect(resolver.resolve(a_case.proxy_host, std::to_string(a_case.proxy_port)));

    if (url.scheme == "http") {
        http::request<http::empty_body> request(http::verb::get, a_case.url.substr(0, a_case.url.find('#')), 11);
        request.set(http::field::host, url.host);
        identify(request, a_case);
        return ask(stream, request);
    }
    open_tunnel(stream, url.host + ":" + std::to_string(url.port), a_case);
    asio::ssl::context context(asio::ssl::context::tls_client);
    context.load_verify_file(a_case.ca_file);
    context.set_verify_mode(asio::ssl::verify_peer);
    beast::ssl_stream<beast::tcp_stream&> tls(stream, context);
    tls.set_verify_callback(asio::ssl::host_name_verification(url.name()));
    SSL_set_tlsext_host_name(tls.native_handle(), url.name().c_str());
    tls.handshake(asio::ssl::stream_base::client);
    http::request<http::empty_body> request(http::verb::get, url.path, 11);
    request.set(http::field::host, url.host);
    return ask(tls, request);
}
// example: end

}  // namespace

int main(int argc, char** argv) {
    return kit::serve(
        argc,
        argv,
        "Boost.Beast",
        BOOST_BEAST_VERSION_STRING,
        {"basic.http", "basic.connect", "redirect"},
        get
    );
}

// What a test suite in C++ does with the library: a proxy in its own process, one request through
// it, and the journal afterwards.
#include "app/server.hpp"
#include "scenario/catalogue.hpp"

#include <boost/asio/ip/tcp.hpp>

#include <iostream>
#include <string>
#include <thread>

int main() {
    using namespace proxy407;

    app::Server proxy;
    const auto port = proxy.add(std::get<scenario::Scenario>(scenario::find("basic")), 0);
    std::thread thread([&] { proxy.run(); });

    boost::asio::ip::tcp::iostream client("127.0.0.1", std::to_string(port));
    client << "GET http://exit-address.test/ip HTTP/1.1\r\n"
              "Host: exit-address.test\r\n"
              "Proxy-Authorization: Basic dXNlcjpwYXNz\r\n"
              "Connection: close\r\n\r\n"
           << std::flush;
    std::string status_line;
    std::getline(client, status_line);
    client.close();

    proxy.stop();
    thread.join();

    const auto& exchanges = proxy.journal().exchanges();
    if (!status_line.starts_with("HTTP/1.1 200") || exchanges.size() != 1 ||
        exchanges[0].verdict != decision::Verdict::accepted || exchanges[0].user != "user") {
        std::cerr << "not as expected: " << status_line << ", " << exchanges.size()
                  << " exchanges\n";
        return 1;
    }
    std::cout << "accepted: " << exchanges[0].user << '\n';
}

#include "http/target.hpp"
#include "program/admin_port.hpp"
#include "program/command.hpp"
#include "program/command_line.hpp"
#include "text/octets.hpp"

#include <boost/asio/ip/tcp.hpp>

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdint>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>

namespace proxy407::program {
namespace {

constexpr std::chrono::seconds patience{2};
constexpr std::uint16_t usual_port = 4407;

HelpPage page() {
    return {
        .usage = "health [URL] [--admin-port N]",
        .what =
            "Asks the control API of a running `proxy407 serve --admin-port N` whether it is "
            "well.\n"
            "It is for the health check of a container, which needs no curl then.",
        .examples =
            "proxy407 health\n"
            "proxy407 health --admin-port 40123\n"
            "proxy407 health http://127.0.0.1:40123",
        .notes =
            "Exit codes: 0 it is well, 1 it is not, or nobody answers within 2 seconds,\n"
            "2 wrong usage.",
    };
}

/// The whole response, as far as it comes in time; "" and the reason where none does.
std::string ask(const http::Authority& place, std::string& why) {
    boost::asio::ip::tcp::iostream stream;
    stream.expires_after(patience);
    stream.connect(place.host, std::to_string(place.port));
    if (!stream) {
        why = stream.error().message();
        return "";
    }
    stream << "GET /__admin/health HTTP/1.0\r\nHost: " << http::to_string(place) << "\r\n\r\n"
           << std::flush;
    std::ostringstream response;
    response << stream.rdbuf();
    if (response.str().empty()) why = stream.error().message();
    return response.str();
}

/// "healthy: proxy407 0.1.0, 1 proxy, up for 12.4 s"; "" where the response says nothing like it.
std::string in_words(const std::string& response) {
    const auto content = response.find("\r\n\r\n");
    const bool is_ok = response.starts_with("HTTP/1.") && response.find(" 200 ") == 8;
    if (!is_ok || content == response.npos) return "";
    const auto health = nlohmann::json::parse(response.substr(content), nullptr, false);
    if (!health.is_object() || health.value("status", "") != "healthy") return "";
    std::ostringstream words;
    words << "healthy: proxy407 " << health.value("version", "") << ", "
          << health.value("proxies", 0) << (health.value("proxies", 0) == 1 ? " proxy" : " proxies")
          << ", up for " << health.value("uptime_s", 0.0) << " s";
    return text::printable(words.str());
}

}  // namespace

int health_command(int argc, char** argv) {
    CommandLine line("health", page());
    line.options("Options"
    )("admin-port",
      "port of the control API, on the loopback (4407, or PROXY407_ADMIN_PORT)",
      cxxopts::value<std::uint32_t>(),
      "N");
    line.positional("url");
    const auto given = line.parse(argc, argv);
    if (!given) return line.exit_code();
    std::optional<std::uint16_t> port;
    const auto wrong = read_admin_port(*given, port);
    if (!wrong.empty()) return line.mistake(wrong);
    if (port == 0) return line.mistake("--admin-port is 1 to 65535");
    http::Authority place{"127.0.0.1", port.value_or(usual_port)};
    if (given->count("url") > 0) {
        const auto urls = (*given)["url"].as<std::vector<std::string>>();
        if (urls.size() > 1 || given->count("admin-port") > 0)
            return line.mistake("give one URL, or --admin-port");
        const auto target = http::parse_absolute_target(urls.front());
        if (!target || target->scheme != "http")
            return line.mistake(
                "the URL is that of the control API, such as http://127.0.0.1:4407, not \"" +
                text::printable(urls.front()) + '"'
            );
        place = target->authority;
    }
    std::string why = "what answered is no control API of proxy407";
    const auto words = in_words(ask(place, why));
    if (!words.empty()) {
        std::cout << words << '\n';
        return exit_ok;
    }
    std::cerr << "proxy407 health: " << http::to_string(place) << ": " << why << '\n';
    return exit_failure;
}

}  // namespace proxy407::program

#include "handout/client_lines.hpp"
#include "handout/encoded.hpp"
#include "program/command.hpp"
#include "program/command_line.hpp"
#include "program/password_prompt.hpp"
#include "text/octets.hpp"

#include <iostream>

namespace proxy407::program {
namespace {

HelpPage page() {
    return {
        .usage = "encode USER [OPTIONS]",
        .what = "Writes credentials the way each client wants them, in lines that work as printed.",
        .examples =
            "proxy407 encode alice                        asks for the password, unseen\n"
            "proxy407 encode alice --password 'p@ss:word'\n"
            "pass show proxy | proxy407 encode alice --proxy proxy.corp.example:8080",
        .notes =
            "The password is read from standard input unless --password gives it.\n"
            "Exit codes: 0 printed, 2 wrong usage or credentials that Basic can't carry.",
    };
}

void print_forms(const auth::Account& account) {
    const auto forms = handout::encoded(account);
    std::cout << "In a URL (works everywhere)   " << forms.strict << '\n';
    if (forms.least != forms.strict)
        std::cout << "  the least RFC 3986 asks     " << forms.least << '\n';
    if (forms.browser != forms.strict)
        std::cout << "  as a browser writes it      " << forms.browser << '\n';
    std::cout << "On the wire (Basic)           Proxy-Authorization: Basic " << forms.token
              << "\n\n";
}

void print_lines(const auth::Account& account, const std::string& host, const std::string& port) {
    for (const auto& line : handout::client_lines(account, host, port, "http://example.test/ip"))
        std::cout << "# " << line.client << '\n' << line.line << '\n';
    std::cout << "# Java\n"
              << "# No property takes the password: call Authenticator.setDefault, and for https\n"
              << "# targets start with  -Djdk.http.auth.tunneling.disabledSchemes=\n"
              << "#   -Dhttp.proxyHost=" << host << " -Dhttp.proxyPort=" << port
              << " -Dhttps.proxyHost=" << host << " -Dhttps.proxyPort=" << port << '\n';
}

}  // namespace

int encode_command(int argc, char** argv) {
    CommandLine line("encode", page());
    line.options("Options")(
        "password", "the password; seen in the shell's history", cxxopts::value<std::string>(), "P"
    )("proxy",
      "the proxy in the lines",
      cxxopts::value<std::string>()->default_value("127.0.0.1:3128"),
      "HOST:PORT");
    line.positional("user");
    const auto given = line.parse(argc, argv);
    if (!given) return line.exit_code();
    if (given->count("user") != 1) return line.mistake("give one user name");

    const auto place = (*given)["proxy"].as<std::string>();
    const auto parsed = handout::place_of_proxy(place);
    const auto* proxy = std::get_if<http::Authority>(&parsed);
    if (proxy == nullptr) {
        const auto& why = std::get<std::string>(parsed);
        return line.mistake(
            "--proxy is HOST:PORT, not \"" + text::printable(place) + "\"" +
            (why.empty() ? "" : ": " + why)
        );
    }

    auth::Account account{(*given)["user"].as<std::vector<std::string>>()[0], ""};
    if (given->count("password") > 0) {
        account.password = (*given)["password"].as<std::string>();
    } else if (auto password = read_password()) {
        account.password = *std::move(password);
    } else {
        return line.mistake(
            "no password on standard input; give it with --password, or in a line of standard input"
        );
    }
    if (const std::string why = handout::unsendable(account); !why.empty())
        return line.mistake(why);
    print_forms(account);
    print_lines(account, proxy->host, std::to_string(proxy->port));
    return exit_ok;
}

}  // namespace proxy407::program

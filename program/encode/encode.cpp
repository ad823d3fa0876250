#include "http/target.hpp"
#include "program/client_lines.hpp"
#include "program/command.hpp"
#include "program/command_line.hpp"
#include "program/password_prompt.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <algorithm>
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

bool is_control(unsigned char c) {
    return c < 0x20 || c == 0x7f;
}

/// HOST:PORT of a URL as it is copied from a setting: http://HOST:PORT/. Anything else comes back
/// as it is.
std::string without_scheme(const std::string& place) {
    constexpr std::string_view scheme = "http://";
    if (!place.starts_with(scheme) || place.find('@') != place.npos) return place;
    auto rest = place.substr(scheme.size());
    if (rest.ends_with('/')) rest.pop_back();
    return rest;
}

/// Of a name, or of an address of either kind.
bool is_host_byte(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':';
}

/// What RFC 7617 section 2 rules out; "" when the credentials can be sent.
std::string unsendable(const auth::Account& account) {
    if (account.user.find(':') != account.user.npos)
        return "a user name with a colon can't be sent by Basic: the first colon ends the name "
               "(RFC 7617 section 2)";
    if (account.password.ends_with('\r'))
        return "the password ends in a carriage return (\\r), as a line of a Windows file does; "
               "take "
               "it out: tr -d '\\r'";
    if (std::ranges::any_of(account.user + account.password, is_control))
        return "control characters can't be sent by Basic (RFC 7617 section 2)";
    return "";
}

void print_forms(const auth::Account& account) {
    using text::PercentSet;
    const std::string token = text::base64_encode(account.user + ":" + account.password);
    const auto pair = [&](PercentSet set) {
        return text::percent_encode(account.user, set) + ":" +
               text::percent_encode(account.password, set);
    };
    std::cout << "In a URL (works everywhere)   " << pair(PercentSet::strict) << '\n';
    if (pair(PercentSet::rfc3986_minimal) != pair(PercentSet::strict))
        std::cout << "  the least RFC 3986 asks     " << pair(PercentSet::rfc3986_minimal) << '\n';
    if (pair(PercentSet::whatwg) != pair(PercentSet::strict))
        std::cout << "  as a browser writes it      " << pair(PercentSet::whatwg) << '\n';
    std::cout << "On the wire (Basic)           Proxy-Authorization: Basic " << token << "\n\n";
}

void print_lines(const auth::Account& account, const std::string& host, const std::string& port) {
    for (const ClientLine& line : client_lines(account, host, port, "http://example.test/ip"))
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

    const std::string place = without_scheme((*given)["proxy"].as<std::string>());
    const auto parsed = http::parse_place(place);
    const auto* proxy = std::get_if<http::Authority>(&parsed);
    // It goes into lines for shells and scripts as it is: no byte that means something there.
    if (proxy == nullptr || !std::ranges::all_of(proxy->host, is_host_byte)) {
        const auto* why = std::get_if<std::string>(&parsed);
        return line.mistake(
            "--proxy is HOST:PORT, not \"" + text::printable(place) + "\"" +
            (why != nullptr ? ": " + *why : "")
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
    if (const std::string why = unsendable(account); !why.empty()) return line.mistake(why);
    print_forms(account);
    print_lines(account, proxy->host, std::to_string(proxy->port));
    return exit_ok;
}

}  // namespace proxy407::program

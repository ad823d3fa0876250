#include "program/serve/banner.hpp"

#include "diagnosis/answer.hpp"
#include "handout/settings.hpp"
#include "report/layout.hpp"
#include "text/octets.hpp"

#include <variant>

namespace proxy407::program {
namespace {

using report::Colour;
using report::paint;

/// The URL with the credentials in it, masked where they are to be.
std::string shown_url(
    const std::string& scheme,
    const auth::Account* account,
    const std::string& place,
    const http::Redactor* redactor
) {
    if (account == nullptr || redactor == nullptr)
        return handout::proxy_url(scheme, account, place, text::PercentSet::strict);
    return scheme + "://" + redactor->name(account->user) + ":" + std::string(http::mask) + "@" +
           place;
}

/// What curl needs to answer the step: nothing where Basic is offered, which it sends by itself.
std::string scheme_option(const scenario::Step& step) {
    std::string found;
    for (const auth::Scheme& scheme : step.schemes) {
        if (std::holds_alternative<auth::BasicPolicy>(scheme)) return "";
        if (found.empty()) found = diagnosis::curl_option(scheme);
    }
    return found;
}

/// The first step as it is for CONNECT, and for all other requests.
const scenario::Step& for_connect(const scenario::Scenario& scenario) {
    const scenario::Step& first = scenario.steps.front();
    return first.connect ? *first.connect : first;
}

const scenario::Step& for_plain(const scenario::Scenario& scenario) {
    const scenario::Step& first = scenario.steps.front();
    return first.plain ? *first.plain : first;
}

std::vector<std::string> curl_lines(
    const scenario::Scenario& scenario,
    const std::string& url,
    const std::string& ca_file,
    const http::Redactor* redactor
) {
    const auto curl = [&](const scenario::Step& step) {
        auto option = scheme_option(step);
        if (redactor != nullptr) option = redactor->text(option);
        auto line = "curl -x " + text::shell_word(diagnosis::curl_proxy_url(url, option)) + option;
        if (!scenario.listener.tls) return line;
        return line + (ca_file.empty() ? " --proxy-insecure"
                                       : " --proxy-cacert " + text::shell_word(ca_file));
    };
    const std::string trust = ca_file.empty() ? " -k" : " --cacert " + text::shell_word(ca_file);
    return {
        curl(for_plain(scenario)) + " http://example.test/ip",
        curl(for_connect(scenario)) + trust + " https://example.test/ip"};
}

std::string what_is_wanted(const scenario::Step& step) {
    std::string wanted;
    for (const auth::Scheme& scheme : step.schemes)
        wanted += (wanted.empty() ? "" : " or ") + std::string(auth::scheme_name(scheme));
    if (step.allowlist)
        wanted += wanted.empty() ? "a listed address" : ", and looks at the address";
    return wanted.empty() ? "asks for no credentials" : "asks for " + wanted;
}

std::string what_is_wanted(const scenario::Scenario& scenario) {
    if (scenario.listener.refuses) return "nobody listens there";
    const auto plain = what_is_wanted(for_plain(scenario));
    const auto connect = what_is_wanted(for_connect(scenario));
    const auto wanted = plain == connect ? plain : plain + ", and on CONNECT it " + connect;
    const auto steps = scenario.steps.size();
    return steps == 1 ? wanted : wanted + " (the first of " + std::to_string(steps) + " steps)";
}

std::string beside_lines(
    const scenario::Scenario& scenario,
    const app::Server::Companions& beside,
    const std::string& address,
    const http::Redactor* redactor
) {
    std::string out;
    const auto place = [&](std::uint16_t port) {
        return url_host(address) + ":" + std::to_string(port);
    };
    if (beside.second_proxy != 0) {
        const auto& client = scenario.second_proxy->client;
        out +=
            "  second proxy   " +
            shown_url("http", client ? &*client : nullptr, place(beside.second_proxy), redactor) +
            "\n";
    }
    if (beside.direct_origin != 0) {
        out += "  direct origin  http://" + place(beside.direct_origin) + "/ip\n";
    }
    return out;
}

}  // namespace

std::string url_host(const std::string& address) {
    if (address == "0.0.0.0") return "127.0.0.1";
    if (address == "::") return "[::1]";
    return address.find(':') == address.npos ? address : "[" + address + "]";
}

std::string serve_banner(
    const ServeRequest& request, const app::Server& server, const Ports& ports, bool colour
) {
    std::string out;
    for (std::size_t i = 0; i < ports.proxies.size(); ++i) {
        const scenario::Scenario& scenario = request.scenarios[i];
        const bool asked =
            !for_plain(scenario).schemes.empty() || !for_connect(scenario).schemes.empty();
        const std::string url = shown_url(
            scenario.listener.tls ? "https" : "http",
            asked && scenario.client ? &*scenario.client : nullptr,
            url_host(request.server.address) + ":" + std::to_string(ports.proxies[i]),
            server.redactor()
        );
        out += paint(text::printable(scenario.id), Colour::bold, colour) + "  " +
               paint(url, Colour::cyan, colour) + "  " + what_is_wanted(scenario) + "\n";
        for (const std::string& line :
             curl_lines(scenario, url, request.server.ca_file, server.redactor()))
            out += "  " + text::printable(line) + "\n";
        out += beside_lines(
            scenario, server.companions(ports.proxies[i]), request.server.address, server.redactor()
        );
    }
    if (ports.control != 0)
        out += "control API  http://" + url_host(request.control->address) + ":" +
               std::to_string(ports.control) + "/__admin\n";
    return out + paint("Ctrl-C stops it.", Colour::dim, colour) + "\n\n";
}

std::string reach_warning(const ServeRequest& request) {
    const auto is_here = [](const std::string& address) {
        const auto parsed = scenario::parse_address(address);
        return parsed && scenario::is_loopback(*parsed);
    };
    std::string warning;
    const auto& address = request.server.address;
    if (!is_here(address))
        warning += "proxy407: warning: listening on " + address +
                   ", so other machines can reach this proxy; its credentials are for tests only\n";
    if (request.control && !is_here(request.control->address))
        warning += "proxy407: warning: the control API listens on " + request.control->address +
                   ", so whoever reaches it sees the passwords and can stop the proxy\n";
    return warning;
}

}  // namespace proxy407::program

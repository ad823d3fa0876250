#include "ladder/settings_judged.hpp"

#include "text/octets.hpp"

#include <arpa/inet.h>

#include <charconv>
#include <map>
#include <optional>

namespace proxy407::ladder {
namespace {

std::optional<std::uint32_t> ipv4(std::string_view text) {
    in_addr address{};
    if (inet_pton(AF_INET, std::string(text).c_str(), &address) != 1) return std::nullopt;
    return ntohl(address.s_addr);
}

bool is_in_network(std::string_view network, std::string_view host) {
    const auto slash = network.find('/');
    if (slash == network.npos) return false;
    const auto base = ipv4(network.substr(0, slash));
    const auto address = ipv4(host);
    unsigned bits = 0;
    const auto digits = network.substr(slash + 1);
    const auto [stopped, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), bits);
    if (!base || !address || error != std::errc{} || bits > 32) return false;
    return bits == 0 || (*base >> (32 - bits)) == (*address >> (32 - bits));
}

bool covers_one(std::string_view pattern, std::string_view host) {
    if (pattern == "*") return true;
    if (is_in_network(pattern, host)) return true;
    if (pattern.starts_with("*")) pattern.remove_prefix(1);
    if (const auto port = pattern.rfind(':'); port != pattern.npos && pattern.find(':') == port)
        pattern = pattern.substr(0, port);
    if (pattern.starts_with('.')) pattern.remove_prefix(1);
    if (pattern.empty()) return false;
    if (text::equal_ignoring_case(pattern, host)) return true;
    return host.size() > pattern.size() && host[host.size() - pattern.size() - 1] == '.' &&
           text::equal_ignoring_case(host.substr(host.size() - pattern.size()), pattern);
}

/// "" where both are the same.
std::string difference(const ProxyUrl& setting, const Question& question) {
    const auto account = decoded_account(setting);
    if (!account) return setting.user ? " with a user and no password" : " without credentials";
    if (!question.account) return " with credentials";
    if (account->user != question.account->user) return " with another user";
    return account->password == question.account->password ? "" : " with another password";
}

std::string remark_on_proxy(const Setting& setting, const Question& question) {
    const auto read = read_proxy_url(setting.value);
    const auto* url = std::get_if<ProxyUrl>(&read);
    if (url == nullptr) {
        const auto& wrong = std::get<Conclusion>(read);
        return setting.where + " is misspelt (" + std::string(wrong.id) +
               "): " + wrong.cause.text();
    }
    if (url->place == question.proxy.place)
        return setting.where + " names this proxy" + difference(*url, question) + ".";
    return setting.where + " names another proxy: " + without_credentials(*url) + ".";
}

std::string remark_on_exceptions(const Setting& setting, const Question& question) {
    const auto& target = question.target;
    const bool covered = !target.is_made_up && covers(setting.value, target.place.host);
    const auto value = " (" + text::printable(setting.value) + ")";
    if (covered)
        return setting.where + value + " covers " + target.place.host +
               ": clients that read it go past the proxy.";
    return setting.where + " makes exceptions" + value + ".";
}

/// Of http_proxy and HTTP_PROXY, which differ.
std::vector<std::string> remarks_on_case(const Settings& settings) {
    std::map<std::string, const Setting*> seen;
    std::vector<std::string> remarks;
    for (const auto& setting : settings) {
        const auto [other, is_new] = seen.emplace(text::to_lower(setting.where), &setting);
        if (!is_new && other->second->value != setting.value)
            remarks.push_back(
                setting.where + " and " + other->second->where +
                " differ: which of them a client takes is different from client to client."
            );
    }
    const bool only_upper =
        seen.contains("http_proxy") && seen["http_proxy"]->where == "HTTP_PROXY";
    bool has_lower = false;
    for (const auto& setting : settings) has_lower |= setting.where == "http_proxy";
    if (only_upper && !has_lower)
        remarks.emplace_back("HTTP_PROXY is set in upper case alone, which curl does not read.");
    return remarks;
}

}  // namespace

bool covers(std::string_view exceptions, std::string_view host) {
    for (const auto& pattern : text::words(text::replaced(std::string(exceptions), ",", " ")))
        if (covers_one(pattern, host)) return true;
    return false;
}

std::vector<std::string> remarks_on(const Settings& settings, const Question& question) {
    auto remarks = remarks_on_case(settings);
    for (const auto& setting : settings) {
        switch (setting.what) {
            case Setting::What::proxy: remarks.push_back(remark_on_proxy(setting, question)); break;
            case Setting::What::exceptions:
                remarks.push_back(remark_on_exceptions(setting, question));
                break;
            case Setting::What::account:
                remarks.push_back(setting.where + " holds credentials for this proxy.");
                break;
        }
    }
    return remarks;
}

}  // namespace proxy407::ladder

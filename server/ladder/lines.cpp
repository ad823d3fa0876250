#include "ladder/lines.hpp"

#include "diagnosis/command.hpp"
#include "handout/settings.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <array>

namespace proxy407::ladder {
namespace {

using handout::ClientLine;

/// What a line is for, by the first letters of its client's name in handout/client_lines.cpp.
struct Client {
    std::string_view word;
    std::string_view begins;
};

constexpr std::array clients = {
    Client{"curl", "curl"},
    Client{"wget", "wget"},
    Client{"requests", "Python"},
    Client{"node", "Node"},
    Client{"git", "git"},
    Client{"go", "Go"},
    Client{"java", "Java"},
    Client{"environment", "environment"}};

constexpr std::string_view password_word = "PASSWORD";

/// What the line needs to know.
struct Given {
    const Facts& facts;
    auth::Account account;
    Scheme scheme;
    bool has_secret;  ///< a word stands for the password
    std::string target;
};

std::string place(const Given& given) {
    return http::to_string(given.facts.question.proxy.place);
}

std::string url_without(const Given& given) {
    return without_credentials(given.facts.question.proxy);
}

std::string url_with(const Given& given) {
    return handout::proxy_url(
        given.facts.question.proxy.tls ? "https" : "http",
        &given.account,
        place(given),
        text::PercentSet::strict
    );
}

std::string java_line(const Given& given) {
    const auto& proxy = given.facts.question.proxy.place;
    std::string line = "java";
    for (const std::string scheme : {"http", "https"})
        line += " -D" + scheme + ".proxyHost=" + proxy.host + " -D" + scheme +
                ".proxyPort=" + std::to_string(proxy.port);
    if (given.scheme == Scheme::none) return line + " ...";
    return line +
           " -Djdk.http.auth.tunneling.disabledSchemes= ...  # and Authenticator.setDefault with "
           "the user and the password";
}

std::string go_line(const Given& given, const std::string& url) {
    (void)given;
    return "HTTP_PROXY=" + url + " HTTPS_PROXY=" + url + " go run .";
}

/// A token can't be written for a password that is not shown.
ClientLine without_token(ClientLine line, const Given& given) {
    const auto token = text::base64_encode(auth::pair_of(given.account));
    if (given.has_secret)
        line.line =
            text::replaced(line.line, token, "BASE64-OF-" + given.account.user + ":PASSWORD");
    return line;
}

std::vector<ClientLine> basic_lines(const Given& given) {
    const auto& proxy = given.facts.question.proxy;
    std::vector<ClientLine> lines;
    if (proxy.tls) {
        lines.push_back({"curl", "curl -x " + url_with(given) + " " + given.target});
        lines.push_back({"Python requests", "# takes " + url_with(given) + " in proxies="});
    } else {
        for (auto& line : handout::client_lines(
                 given.account, proxy.place.host, std::to_string(proxy.place.port), given.target
             ))
            lines.push_back(without_token(std::move(line), given));
    }
    lines.push_back({"Go", go_line(given, url_with(given))});
    lines.push_back({"Java", java_line(given)});
    return lines;
}

/// Digest and NTLM: who answers them by itself.
std::vector<ClientLine> rounds_lines(const Given& given) {
    const bool digest = given.scheme == Scheme::digest;
    const std::string word = digest ? "digest" : "ntlm";
    const auto user = text::shell_word(diagnosis::curl_user(given.account));
    const auto curl =
        "curl -x " + url_without(given) + " --proxy-" + word + " -U " + user + " " + given.target;
    const std::string no = "# answers Basic alone; curl or Java can do it, or a helper such as px";
    std::vector<ClientLine> lines = {
        {"curl", curl},
        {"git",
         "git -c http.proxy=" + url_with(given) + " -c http.proxyAuthMethod=" + word +
             " ls-remote https://example.test/repo.git"},
        {"Java", java_line(given)}};
    for (const auto* client : {"wget", "Python requests", "Node", "Go", "environment"})
        lines.push_back({client, no});
    return lines;
}

/// A ticket is in no line.
std::vector<ClientLine> ticket_lines(const Given& given) {
    const auto url = url_without(given);
    std::vector<ClientLine> lines = {
        {"curl", "curl -x " + url + " --proxy-negotiate -U : " + given.target},
        {"git",
         "git -c http.proxy=" + text::replaced(url, "://", "://:@") +
             " -c http.proxyAuthMethod=negotiate ls-remote https://example.test/repo.git"}};
    for (const auto* client : {"wget", "Python requests", "Node", "Go", "Java", "environment"})
        lines.push_back(
            {client, "# needs a library for Kerberos; a helper such as px does it for all"}
        );
    return lines;
}

std::vector<ClientLine> open_lines(const Given& given) {
    const auto url = url_without(given);
    return {
        {"curl", "curl -x " + url + " " + given.target},
        {"wget",
         "wget -qO- -e use_proxy=yes -e http_proxy=" + url + " -e https_proxy=" + url + " " +
             given.target},
        {"Python requests",
         "python3 -c 'import requests; p = \"" + url + "\"; print(requests.get(\"" + given.target +
             "\", proxies={\"http\": p, \"https\": p}).text)'"},
        {"Node", "NODE_USE_ENV_PROXY=1 http_proxy=" + url + " https_proxy=" + url + " node ..."},
        {"git", "git -c http.proxy=" + url + " ls-remote https://example.test/repo.git"},
        {"Go", go_line(given, url)},
        {"Java", java_line(given)},
        {"environment",
         "export http_proxy=" + url + " https_proxy=" + url + " HTTPS_PROXY=" + url}};
}

std::vector<ClientLine> all_lines(const Given& given) {
    switch (given.scheme) {
        case Scheme::basic: return basic_lines(given);
        case Scheme::digest:
        case Scheme::ntlm: return rounds_lines(given);
        case Scheme::negotiate: return ticket_lines(given);
        default: return open_lines(given);
    }
}

}  // namespace

std::vector<std::string> clients_with_lines() {
    std::vector<std::string> words;
    for (const auto& client : clients) words.emplace_back(client.word);
    return words;
}

std::vector<ClientLine> working_lines(
    const Facts& facts, std::string_view client, bool shows_secrets
) {
    if (!facts.is_accepted) return {};
    Given given{facts, {}, Scheme::none, !shows_secrets, to_url(facts.question.target)};
    if (facts.question.target.is_made_up) given.target = "http://example.com/";
    if (facts.chosen) given.scheme = facts.chosen->scheme;
    if (facts.account) {
        given.account = *facts.account;
        if (!shows_secrets) given.account.password = password_word;
    }
    auto lines = all_lines(given);
    if (client.empty()) return lines;
    const auto* wanted = std::ranges::find(clients, client, &Client::word);
    if (wanted == clients.end()) return {};
    std::erase_if(lines, [&](const auto& line) {
        return !line.client.starts_with(wanted->begins);
    });
    return lines;
}

}  // namespace proxy407::ladder

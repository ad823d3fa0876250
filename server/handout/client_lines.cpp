#include "handout/client_lines.hpp"

#include "handout/settings.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <algorithm>

namespace proxy407::handout {
namespace {

/// Every character that any client could take for something else is encoded.
std::string safe_url(
    const std::string& scheme, const auth::Account& account, const std::string& place
) {
    return handout::proxy_url(scheme, &account, place, text::PercentSet::strict);
}

bool is_ascii(const std::string& text) {
    return std::ranges::all_of(text, [](unsigned char c) { return c < 0x80; });
}

/// libcurl percent-decodes the user name and password it is handed apart from the URL.
std::string percents_encoded(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '%' ? std::string("%25") : std::string(1, c);
    return out;
}

/// git decodes the URL and hands the parts to libcurl, which decodes them again.
std::string git_url(const auth::Account& account, const std::string& place) {
    const auth::Account twice{percents_encoded(account.user), percents_encoded(account.password)};
    return safe_url("http", twice, place);
}

/// requests writes Basic in ISO-8859-1; the token itself says what is meant.
ClientLine python_line(
    const auth::Account& account,
    const std::string& url,
    const std::string& bare,
    const std::string& token,
    const std::string& target
) {
    if (is_ascii(account.user) && is_ascii(account.password))
        return {
            "Python requests",
            "python3 -c 'import requests; p = \"" + url + "\"; print(requests.get(\"" + target +
                "\", proxies={\"http\": p, \"https\": p}).text)'"};
    return {
        "Python urllib3",
        "python3 -c 'import urllib3; print(urllib3.ProxyManager(\"" + bare +
            "\", proxy_headers={\"Proxy-Authorization\": \"Basic " + token +
            "\"}).request(\"GET\", \"" + target + "\").data.decode())'"};
}

}  // namespace

std::string curl_user(const auth::Account& account) {
    return percents_encoded(account.user) + ":" + percents_encoded(account.password);
}

std::vector<ClientLine> client_lines(
    const auth::Account& account,
    const std::string& host,
    const std::string& port,
    const std::string& target
) {
    const bool is_ipv6 = host.find(':') != host.npos;
    const std::string place = (is_ipv6 ? "[" + host + "]" : host) + ":" + port;
    const std::string bare = "http://" + place;
    const std::string url = safe_url("http", account, place);
    const std::string token = text::base64_encode(account.user + ":" + account.password);
    const std::string name = text::shell_word(account.user);
    const std::string password = text::shell_word(account.password);
    return {
        {"curl, in the URL", "curl -x " + url + " " + target},
        {"curl, -U",
         "curl -x " + bare + " -U " + text::shell_word(curl_user(account)) + " " + target},
        {"wget",
         "wget -qO- -e use_proxy=yes -e http_proxy=" + bare + " -e https_proxy=" + bare +
             " --proxy-user=" + name + " --proxy-password=" + password + " " + target},
        {"environment", "export http_proxy=" + url + " https_proxy=" + url + " HTTPS_PROXY=" + url},
        python_line(account, url, bare, token, target),
        {"Node",
         "node -e 'require(\"http\").get({host: \"" + host + "\", port: " + port + ", path: \"" +
             target + "\", headers: {Host: new URL(\"" + target +
             "\").host, \"Proxy-Authorization\": \"Basic " + token +
             "\"}}, r => r.pipe(process.stdout))'"},
        {"git",
         "git -c http.proxy=" + git_url(account, place) +
             " -c http.proxyAuthMethod=basic ls-remote http://example.test/repo.git"},
    };
}

}  // namespace proxy407::handout

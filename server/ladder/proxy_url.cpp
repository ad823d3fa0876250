#include "ladder/proxy_url.hpp"

#include "ladder/measured.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <algorithm>
#include <utility>

namespace proxy407::ladder {
namespace {

/// These end the place of the proxy for every client, wherever they stand.
constexpr std::string_view ends_of_place = "/?#";

std::string escape(char c) {
    return text::percent_encode({&c, 1});
}

/// "@ as %40, / as %2F": each of the characters once.
std::string as_escapes(std::string_view characters) {
    std::vector<std::string> words;
    std::string done;
    for (const char c : characters) {
        if (done.find(c) != done.npos) continue;
        done += c;
        words.push_back((c == ' ' ? "a space" : std::string(1, c)) + " as " + escape(c));
    }
    return text::joined(words);
}

std::string characters_in(std::string_view text, std::string_view characters) {
    std::string out;
    for (const char c : text)
        if (characters.find(c) != characters.npos) out += c;
    return out;
}

Conclusion not_encoded(std::string_view characters, std::string_view consequence) {
    return conclude(
        "url-not-encoded",
        "The credentials in the URL hold a character that ends them: " + std::string(consequence) +
            ".",
        "",
        "Write " + as_escapes(characters) +
            " in the user and the password. `proxy407 encode USER` prints the whole URL."
    );
}

bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool has_bare_percent(std::string_view text) {
    for (auto at = text.find('%'); at != text.npos; at = text.find('%', at + 1))
        if (at + 2 >= text.size() || !is_hex(text[at + 1]) || !is_hex(text[at + 2])) return true;
    return false;
}

std::vector<std::string> notes_on(std::string_view userinfo) {
    std::vector<std::string> notes;
    if (has_bare_percent(userinfo))
        notes.emplace_back(
            "The credentials hold a % without two hex digits: clients disagree on it. Write %25."
        );
    if (userinfo.find('\\') != userinfo.npos)
        notes.emplace_back(
            "Node and browsers read a backslash in a URL as a slash. Write it as %5C."
        );
    if (userinfo.find('+') != userinfo.npos)
        notes.emplace_back(
            "A client that takes the URL for a form reads + as a space. %2B is safe everywhere."
        );
    return notes;
}

Conclusion malformed(std::string why) {
    return conclude(
        "url-malformed",
        std::move(why),
        "",
        "Write http://USER:PASSWORD@HOST:PORT, or https:// for a proxy that speaks TLS."
    );
}

/// Of the text before "://"; "http" where there is none.
std::string take_scheme(std::string_view& rest) {
    const auto end = rest.find("://");
    if (end == rest.npos || rest.substr(0, end).find_first_of("@:/") != rest.npos) return "http";
    auto scheme = text::to_lower(rest.substr(0, end));
    rest.remove_prefix(end + 3);
    return scheme;
}

bool names_pac_file(std::string_view path) {
    const auto file = text::to_lower(path.substr(0, path.find_first_of("?#")));
    return file.ends_with(".pac") || file.ends_with("/wpad.dat");
}

Conclusion pac_file() {
    return conclude(
        "url-malformed",
        "The URL is that of a PAC file, which names proxies, and not of a proxy.",
        "",
        "Give it by --pac, with the --target that it is to choose for."
    );
}

std::optional<Conclusion> wrong_scheme(const std::string& scheme) {
    if (scheme == "http" || scheme == "https") return std::nullopt;
    if (scheme == "unix")
        return malformed("The URL is that of a Unix socket; clients name a proxy by host and port."
        );
    if (!scheme.starts_with("socks")) return malformed("The URL begins with " + scheme + "://.");
    return conclude(
        "socks-url",
        "The URL is that of a SOCKS proxy (" + scheme + "), which speaks no HTTP and sends no 407.",
        "",
        "Where the same proxy speaks HTTP, too, write http:// and the port for HTTP."
    );
}

std::optional<Conclusion> read_userinfo(std::string_view userinfo, ProxyUrl& url) {
    const auto raw = characters_in(userinfo, "@ ");
    if (!raw.empty())
        return not_encoded(
            raw, "some clients end the credentials at the first one, some refuse the URL"
        );
    const auto colon = userinfo.find(':');
    url.user = userinfo.substr(0, colon);
    if (colon != userinfo.npos) url.password = userinfo.substr(colon + 1);
    url.notes = notes_on(userinfo);
    if (const auto meant = decoded_account(url))
        for (auto& sentence : measured_of(*meant, {*url.user, *url.password}))
            url.notes.push_back(std::move(sentence));
    return std::nullopt;
}

std::optional<Conclusion> read_place(std::string_view text, ProxyUrl& url) {
    auto place = http::parse_place(text);
    if (auto* right = std::get_if<http::Authority>(&place)) {
        url.place = std::move(*right);
        return std::nullopt;
    }
    const auto& why = std::get<std::string>(place);
    const auto is_ascii = [](unsigned char c) { return c < 0x80; };
    if (!std::ranges::all_of(text, is_ascii))
        return malformed(
            "The name of the host has characters beyond ASCII: write its form for DNS (xn--...)."
        );
    if (why != "the port is missing")
        return malformed("The URL names no place of a proxy: " + why + ".");
    return conclude(
        "no-port",
        "The URL names no port: curl takes 1080, most clients take " +
            std::string(url.tls ? "443" : "80") + ".",
        "",
        "Add the port to the URL, such as " + std::string(text) +
            (text.ends_with(':') ? "3128." : ":3128.")
    );
}

}  // namespace

std::variant<ProxyUrl, Conclusion> read_proxy_url(std::string_view text) {
    auto rest = text::trim(text);
    if (text::has_control(rest)) return malformed("The URL holds a control character.");
    const auto scheme = take_scheme(rest);
    if (auto wrong = wrong_scheme(scheme)) return *std::move(wrong);
    ProxyUrl url;
    url.tls = scheme == "https";
    const auto last_at = rest.rfind('@');
    const auto end = rest.find_first_of(ends_of_place);
    if (end < last_at && last_at != rest.npos)
        return not_encoded(
            characters_in(rest.substr(0, last_at), "/?#@ "),
            "every client takes what is before the first / ? or # for the proxy"
        );
    const auto authority = rest.substr(0, end);
    const auto path = end == rest.npos ? std::string_view() : rest.substr(end);
    if (names_pac_file(path)) return pac_file();
    const auto at = authority.rfind('@');
    if (at != authority.npos) {
        if (auto wrong = read_userinfo(authority.substr(0, at), url)) return *std::move(wrong);
    }
    const auto place = at == authority.npos ? authority : authority.substr(at + 1);
    if (auto wrong = read_place(place, url)) return *std::move(wrong);
    if (path.size() > 1)
        url.notes.emplace_back("The URL of a proxy ends at its port: what follows is ignored here."
        );
    return url;
}

std::optional<auth::Account> decoded_account(const ProxyUrl& url) {
    if (!url.user || !url.password) return std::nullopt;
    return auth::Account{text::percent_decode(*url.user), text::percent_decode(*url.password)};
}

std::string without_credentials(const ProxyUrl& url) {
    return (url.tls ? "https://" : "http://") + http::to_string(url.place);
}

}  // namespace proxy407::ladder

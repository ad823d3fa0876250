#pragma once

#include "ladder/ladder.hpp"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace proxy407::ladder {

/// What stands in for the network: an outcome for each probe.
using World = std::function<Outcome(const Probe&)>;

/// Of a proxy whose port is open, and which answers a request by octets; "": it closes.
inline World proxy(std::function<std::string(const std::string&)> answer) {
    return [answer = std::move(answer)](const Probe& probe) -> Outcome {
        if (const auto* ask = std::get_if<Ask>(&probe)) {
            const auto octets = answer(ask->octets);
            return Answered{octets, octets.empty() ? Answered::End::closed : Answered::End::whole};
        }
        if (std::holds_alternative<Lookup>(probe)) return Looked{{"192.0.2.1"}, ""};
        if (std::holds_alternative<Encrypt>(probe)) return Encrypted{.trouble = "no answer"};
        return Opened{Opened::How::connected};
    };
}

inline Question question(const std::string& url, const std::string& target = "") {
    Question made;
    made.proxy = std::get<ProxyUrl>(read_proxy_url(url));
    made.account = decoded_account(made.proxy);
    if (made.account)
        made.other = other_reading(*made.account, {*made.proxy.user, *made.proxy.password});
    if (const auto read = http::parse_absolute_target(target))
        made.target = {false, read->scheme == "https", read->authority, read->path_and_query};
    made.random = std::string(16, 'r');
    return made;
}

inline Ladder climbed(Question asked, const World& world) {
    Ladder ladder(std::move(asked));
    while (const auto probe = ladder.next()) ladder.take(world(*probe), {});
    return ladder;
}

/// The cause that the ladder ends with.
inline std::string cause(
    const std::string& url, const World& world, const std::string& target = ""
) {
    return std::string(climbed(question(url, target), world).conclusion().id);
}

/// All requests that were sent.
inline std::vector<std::string> requests(const Ladder& ladder) {
    std::vector<std::string> sent;
    for (const auto& rung : ladder.climbed())
        for (const auto& sight : rung.sights)
            if (const auto* ask = std::get_if<Ask>(&sight.probe)) sent.push_back(ask->octets);
    return sent;
}

/// What all rungs say.
inline std::string said(const Ladder& ladder) {
    std::string all;
    for (const auto& rung : ladder.climbed())
        for (const auto& sentence : rung.says) all += sentence.text() + '\n';
    return all;
}

inline bool has_credentials(const std::string& request) {
    return request.find("Proxy-Authorization") != request.npos;
}

inline constexpr const char* url = "http://user:pass@proxy.example:3128";
inline constexpr const char* asks_basic =
    "HTTP/1.1 407 Proxy Authentication Required\r\n"
    "Proxy-Authenticate: Basic realm=\"office\"\r\nContent-Length: 0\r\n\r\n";
inline constexpr const char* unreachable =
    "HTTP/1.1 503 Service Unavailable\r\nVia: 1.1 proxy (squid/5.7)\r\nContent-Length: 0\r\n\r\n";
inline constexpr const char* ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

inline std::string status(const std::string& line, const std::string& fields = "") {
    return "HTTP/1.1 " + line + "\r\n" + fields + "Content-Length: 0\r\n\r\n";
}

/// Asks for Basic and accepts one pair.
inline World basic_proxy(const auth::Account& right, std::string then = unreachable) {
    return proxy([right, then](const std::string& request) -> std::string {
        const auto field = "Proxy-Authorization: " + basic_value(right) + "\r\n";
        return request.find(field) == request.npos ? asks_basic : then;
    });
}

}  // namespace proxy407::ladder

#pragma once

// The driver protocol, version 1 (client-tests/README.md), so that a driver is no more than the
// call.
//
//     kit::Answer get(const kit::Case& a_case) { ... return {status, body}; }
//     int main(int argc, char** argv) {
//         return kit::serve(argc, argv, "poco", version, {"basic.http", "basic.connect"}, get);
//     }

#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace kit {

using nlohmann::json;
using Features = std::vector<std::string>;

/// What a client is to do. What it is not told by this channel is empty.
struct Case {
    std::string url, via, ca_file, method, content, proxy_url, proxy, proxy_host, no_proxy;
    int proxy_port = 0;
    int time_ms = 0;
    std::vector<std::string> schemes, needs;
    std::optional<std::string> user, password;
    std::optional<std::string> https_proxy_url;  // "": none for https

    bool takes(const std::string& feature) const {
        return std::find(needs.begin(), needs.end(), feature) != needs.end();
    }

    bool offers(const std::string& scheme) const {
        return std::find(schemes.begin(), schemes.end(), scheme) != schemes.end();
    }
};

/// What the client gave to its user, for any status.
struct Answer {
    int status = 0;
    std::string body;
    std::optional<std::string> challenge;
};

/// What the client told its user in place of an answer.
struct Problem : std::runtime_error {
    using runtime_error::runtime_error;
};

/// The URL in parts, for libraries that want it so, without its fragment. An IPv6 address keeps its brackets in `host`.
struct Url {
    std::string scheme, host, path;
    int port;

    explicit Url(const std::string& url) {
        const auto colon = url.find("://");
        scheme = url.substr(0, colon);
        const auto slash = std::min(url.find('/', colon + 3), url.size());
        host = url.substr(colon + 3, slash - colon - 3);
        path = slash < url.size() ? url.substr(slash, url.find('#') - slash) : "/";
        port = scheme == "https" ? 443 : 80;
        const auto number = host.rfind(':');
        if (number == host.npos || host.back() == ']') return;
        port = std::stoi(host.substr(number + 1));
        host.resize(number);
    }

    /// As a certificate has it.
    std::string name() const {
        return host.front() == '[' ? host.substr(1, host.size() - 2) : host;
    }
};

inline Case read_case(const json& line) {
    Case read;
    read.url = line.at("url");
    read.via = line.at("via");
    read.ca_file = line.at("ca_file");
    read.method = line.at("method");
    read.time_ms = line.at("time_ms");
    read.proxy_url = line.value("proxy_url", "");
    read.proxy = line.value("proxy", "");
    read.proxy_host = line.value("proxy_host", "");
    read.proxy_port = line.value("proxy_port", 0);
    read.schemes = line.value("schemes", Features());
    read.needs = line.at("needs");
    read.content = line.value("content", "");
    read.no_proxy = line.value("no_proxy", "");
    if (line.contains("https_proxy_url"))
        read.https_proxy_url = line.at("https_proxy_url").get<std::string>();
    if (line.contains("user")) read.user = line.at("user").get<std::string>();
    if (line.contains("password")) read.password = line.at("password").get<std::string>();
    return read;
}

inline json outcome(const std::function<Answer(const Case&)>& get, const Case& a_case) {
    try {
        const Answer answer = get(a_case);
        json told = {{"status", answer.status}, {"body", answer.body}};
        if (answer.challenge) told["challenge"] = *answer.challenge;
        return told;
    } catch (const std::exception& problem) {  // whatever a user of the client would get to see
        return {{"error", problem.what()}};
    }
}

/// Answers every case on standard input by `get`; what it throws is what the client reported.
inline int serve(
    int argc,
    char** argv,
    const std::string& client,
    const std::string& version,
    const Features& features,
    const std::function<Answer(const Case&)>& get
) {
    const int lines = dup(1);
    dup2(2, 1);  // what a library prints is not the protocol's

    const auto say = [&](json message) {
        message["v"] = 1;
        const auto line = message.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
        if (write(lines, line.data(), line.size()) != static_cast<ssize_t>(line.size())) exit(1);
    };

    if (argc == 2 && argv[1] == std::string("--hello")) {
        say(
            {{"client", client},
             {"version", version},
             {"runtime", "GCC " __VERSION__},
             {"features", features}}
        );
        return 0;
    }
    for (std::string line; std::getline(std::cin, line);) {
        const json message = json::parse(line);
        json answer = {{"id", message.at("id")}};
        for (const std::string need : message.at("needs"))
            if (std::find(features.begin(), features.end(), need) == features.end())
                answer["unsupported"] = need;
        if (!answer.contains("unsupported")) answer.update(outcome(get, read_case(message)));
        say(answer);
    }
    return 0;
}

}  // namespace kit

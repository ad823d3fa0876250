#include "ladder/rung.hpp"
#include "text/counted.hpp"
#include "text/octets.hpp"

#include <arpa/inet.h>

#include <algorithm>

namespace proxy407::ladder {
namespace {

using How = Opened::How;

bool is_ipv6(std::string_view address) {
    return address.find(':') != address.npos;
}

bool is_address(const std::string& host) {
    in_addr ipv4{};
    in6_addr ipv6{};
    return inet_pton(AF_INET, host.c_str(), &ipv4) == 1 ||
           inet_pton(AF_INET6, host.c_str(), &ipv6) == 1;
}

bool is_loopback(std::string_view address) {
    return address == "::1" || address.starts_with("127.");
}

Step judge_spelling(Facts& facts, Seen) {
    const auto& question = facts.question;
    const auto& host = question.proxy.place.host;
    if (is_address(host)) facts.addresses = {host};
    facts.request = request_for(question.target);
    Passed passed;
    passed.says.push_back(
        std::string("The proxy speaks ") + (question.proxy.tls ? "TLS" : "plain HTTP") + " at " +
        http::to_string(question.proxy.place) + "."
    );
    passed.says.push_back(
        question.account ? "The user is " + http::Sentence::user(question.account->user) +
                               (question.account->password.empty() ? ", with an empty password."
                                                                   : ", with a password.")
                         : http::Sentence("No credentials are given.")
    );
    for (const auto& note : question.proxy.notes) passed.says.push_back(note);
    return passed;
}

bool has_pac(const Facts& facts) {
    return !facts.question.pac.empty();
}

Step judge_pac(Facts& facts, Seen) {
    return Passed{facts.question.pac};
}

bool has_settings(const Facts& facts) {
    return !facts.question.settings.empty();
}

Step judge_settings(Facts& facts, Seen) {
    const auto& settings = facts.question.settings;
    return Passed{{settings.begin(), settings.end()}};
}

bool has_name(const Facts& facts) {
    return !is_address(facts.question.proxy.place.host);
}

std::optional<Probe> look_up(const Facts& facts, Seen seen) {
    if (!seen.empty()) return std::nullopt;
    return Lookup{facts.question.proxy.place.host};
}

/// Of each family the first address.
std::vector<std::string> one_of_each_family(const std::vector<std::string>& addresses) {
    std::vector<std::string> chosen;
    for (const auto& address : addresses) {
        const bool has_one = std::ranges::any_of(chosen, [&](const auto& other) {
            return is_ipv6(other) == is_ipv6(address);
        });
        if (!has_one) chosen.push_back(address);
    }
    return chosen;
}

Step judge_name(Facts& facts, Seen seen) {
    const auto& host = facts.question.proxy.place.host;
    const auto* looked = last<Looked>(seen);
    if (looked != nullptr && !looked->addresses.empty()) {
        facts.addresses = one_of_each_family(looked->addresses);
        return Passed{{host + " is " + text::joined(looked->addresses) + "."}};
    }
    const auto why = looked == nullptr ? "" : looked->trouble;
    return conclude(
        "proxy-name-unknown",
        "The name " + host + " does not resolve on this machine: " + why + ".",
        "",
        "Check the spelling of the host, the DNS server, and whether a VPN has to be up. "
        "`getent hosts " +
            host + "` asks the same resolver."
    );
}

std::optional<Probe> knock(const Facts& facts, Seen seen) {
    if (seen.size() >= facts.addresses.size()) return std::nullopt;
    return Open{facts.addresses[seen.size()], facts.question.proxy.place.port};
}

std::string in_words(const Sight& sight) {
    const auto& opened = std::get<Opened>(sight.outcome);
    const auto& address = std::get<Open>(sight.probe).address;
    const auto milliseconds = " (" + std::to_string(sight.took.count()) + " ms)";
    switch (opened.how) {
        case How::connected: return address + " accepts the connection" + milliseconds;
        case How::refused: return address + " refuses the connection";
        case How::silence: return address + " does not answer" + milliseconds;
        case How::unreachable: break;
    }
    return address + " is unreachable: " + opened.trouble;
}

bool all_are(Seen seen, How how) {
    return std::ranges::all_of(seen, [&](const Sight& sight) {
        return std::get<Opened>(sight.outcome).how == how;
    });
}

std::string all_in_words(Seen seen) {
    std::vector<std::string> words;
    for (const auto& sight : seen) words.push_back(in_words(sight));
    return text::joined(words);
}

Conclusion no_connection(const Facts& facts, Seen seen) {
    const auto place = http::to_string(facts.question.proxy.place);
    const auto words = all_in_words(seen);
    if (all_are(seen, How::refused)) {
        const bool local = is_loopback(std::get<Open>(seen.front().probe).address);
        return conclude(
            "connection-refused",
            "Nothing listens at " + place + ": " + words + ".",
            "",
            local ? "Start the helper that this machine is to have there (px, cntlm, a tunnel), or "
                    "write the URL of the proxy itself."
                  : "Check the port. 3128 and 8080 are usual."
        );
    }
    if (all_are(seen, How::unreachable))
        return conclude(
            "no-route",
            "This machine has no way to " + place + ": " + words + ".",
            "",
            "Check the network, the VPN and the routes of this machine."
        );
    return conclude(
        "no-connection",
        "No connection to " + place + " comes about: " + words + ".",
        "",
        "A firewall drops the packets, or the address is wrong. Check both with whoever runs the "
        "proxy."
    );
}

Step judge_connections(Facts& facts, Seen seen) {
    const auto open =
        std::ranges::find_if(seen, [](const Sight& sight) { return came_about(sight.outcome); });
    if (open == seen.end()) return no_connection(facts, seen);
    facts.address = std::get<Open>(open->probe).address;
    Passed passed{{all_in_words(seen) + "."}};
    const bool all =
        std::ranges::all_of(seen, [](const Sight& s) { return came_about(s.outcome); });
    if (!all)
        passed.says.emplace_back(
            "Clients that try one family of addresses alone, or the dead one first, fail or wait."
        );
    return passed;
}

constexpr Rung port_rungs[] = {
    {"pac", "Which proxy does the PAC file name?", has_pac, nullptr, judge_pac},
    {"spelling", "How is the URL understood?", nullptr, nullptr, judge_spelling},
    {"settings", "Which settings are in force?", has_settings, nullptr, judge_settings},
    {"name", "Does the proxy's name resolve?", has_name, look_up, judge_name},
    {"connection", "Does its port accept connections?", nullptr, knock, judge_connections},
};

}  // namespace

std::span<const Rung> rungs_to_the_port() {
    return port_rungs;
}

}  // namespace proxy407::ladder

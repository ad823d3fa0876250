#include "ladder/rung.hpp"
#include "text/octets.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <cctype>

namespace proxy407::ladder {
namespace {

bool is_address(const std::string& text) {
    in_addr ipv4{};
    in6_addr ipv6{};
    return inet_pton(AF_INET, text.c_str(), &ipv4) == 1 ||
           inet_pton(AF_INET6, text.c_str(), &ipv6) == 1;
}

/// The words of JSON or of plain text that are addresses. A page may hold anything.
std::vector<std::string> addresses_in(std::string_view content) {
    std::vector<std::string> found;
    if (content.find('<') != content.npos) return found;
    const auto is_part = [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '.' || c == ':';
    };
    while (!content.empty()) {
        const auto begin = std::ranges::find_if(content, is_part);
        const auto end = std::find_if_not(begin, content.end(), is_part);
        const std::string word(begin, end);
        if (is_address(word) && !text::contains(found, word)) found.push_back(word);
        content = {end, content.end()};
    }
    return found;
}

bool is_private(const std::string& address) {
    in_addr ipv4{};
    if (inet_pton(AF_INET, address.c_str(), &ipv4) != 1)
        return address.starts_with("fd") || address.starts_with("fe80") || address == "::1";
    const auto number = ntohl(ipv4.s_addr);
    return number >> 24 == 10 || number >> 24 == 127 || number >> 20 == 0xac1 ||
           number >> 16 == 0xc0a8 || number >> 22 == 0x191;
}

bool has_echo(const Facts& facts) {
    return facts.is_accepted && facts.question.echo;
}

std::optional<Probe> ask_echo(const Facts& facts, Seen seen) {
    const auto& echo = *facts.question.echo;
    if (!echo.tls) return next_of_request(facts, get(echo), seen);
    const auto is_ask = [](const Sight& sight) { return std::holds_alternative<Ask>(sight.probe); };
    const auto* encrypted = last<Encrypted>(seen);
    if (encrypted != nullptr && std::ranges::any_of(seen, is_ask)) {
        auto inside = get(echo);
        inside.target = echo.path;
        return encrypted->done ? std::optional<Probe>(Ask{to_octets(inside)}) : std::nullopt;
    }
    if (auto next = next_of_request(facts, tunnel_to(echo.place), seen)) return next;
    const bool is_tunnel = !seen.empty() && is_ask(seen.back()) &&
                           std::get<Ask>(seen.back().probe).octets.starts_with("CONNECT ") &&
                           last_answer(seen).is_success();
    return is_tunnel ? std::optional<Probe>(Encrypt{echo.place.host}) : std::nullopt;
}

std::string local_address(Seen seen) {
    for (const auto& sight : seen)
        if (const auto* opened = std::get_if<Opened>(&sight.outcome)) return opened->local;
    return "";
}

std::string compared(const std::vector<std::string>& seen_there, const std::string& own) {
    if (own.empty()) return "";
    if (text::contains(seen_there, own))
        return "That is this machine's own address towards the proxy: the proxy runs here, or "
               "shows its clients' addresses to targets.";
    const bool all_public = std::ranges::none_of(seen_there, is_private);
    if (is_private(own) && all_public)
        return "This machine has the private address " + own +
               " towards the proxy: its network may show the same one without the proxy.";
    return "This machine has the address " + own +
           " towards the proxy: the target does not see it.";
}

Step judge_exit(Facts& facts, Seen seen) {
    const auto url = to_url(*facts.question.echo);
    const auto answer = last_answer(seen);
    if (answer.status == 0)
        return Passed{{"Asked for " + url + ", it " + silence_in_words(seen) + "."}};
    facts.exit_addresses =
        answer.is_success() ? addresses_in(answer.body) : std::vector<std::string>{};
    if (facts.exit_addresses.empty())
        return Passed{
            {"The response to " + url + " names no address: " + status_line(answer) + "."}};
    Passed passed{{url + " saw " + text::joined(facts.exit_addresses) + "."}};
    const auto words = compared(facts.exit_addresses, local_address(seen));
    if (!words.empty()) passed.says.emplace_back(words);
    return passed;
}

constexpr Rung exit_rungs[] = {
    {"exit-address", "Which address does the target see?", has_echo, ask_echo, judge_exit},
};

}  // namespace

std::span<const Rung> rungs_of_exit() {
    return exit_rungs;
}

}  // namespace proxy407::ladder

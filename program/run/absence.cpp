#include "program/run/absence.hpp"

#include "program/run/tool.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace proxy407::program {
namespace {

constexpr std::string_view no_variables =
    "The command got no proxy variables (--no-proxy-env). Give it \"$PROXY407_PROXY\", or "
    "\"$PROXY407_URL\" and the credentials, inside sh -c '...': outside of the quotes your own "
    "shell puts nothing in their place.";

constexpr std::string_view other_settings =
    "A proxy option, a configuration file or the program itself may say something other than the "
    "proxy variables.";

constexpr std::string_view read_its_error =
    "Read its own error above. If it names the proxy or its URL, the client does not understand "
    "the URL: give it as http://USER:PASSWORD@HOST:PORT, with user and password percent-encoded "
    "(\"$PROXY407_PROXY\" is that). If it names the target (could not resolve, connection "
    "refused), the client went past the proxy. Else it failed over something before any request.";

/// The host of the first http or https URL among the words, or "".
std::string_view host_asked_for(const std::vector<std::string>& command) {
    for (const std::string_view word : command) {
        const auto scheme = std::min(word.find("http://"), word.find("https://"));
        if (scheme == word.npos) continue;
        const auto begin = word.find("//", scheme) + 2;
        const auto end = word.find_first_of("/?#'\" ", begin);
        auto authority = word.substr(begin, end == word.npos ? end : end - begin);
        authority.remove_prefix(std::min(authority.rfind('@') + 1, authority.size()));
        return authority.substr(0, authority.find(':', authority.rfind(']') + 1));
    }
    return "";
}

/// Names that no resolver knows (RFC 6761): who got an answer for one asked the proxy.
bool is_reserved(std::string_view host) {
    constexpr std::array<std::string_view, 2> endings = {".test", ".invalid"};
    return std::ranges::any_of(endings, [&](auto ending) { return host.ends_with(ending); });
}

bool is_this_machine(std::string_view host) {
    return host == "localhost" || host.starts_with("127.") || host == "[::1]";
}

Absence failed(const process::Ending& ending, const std::string& why) {
    return {
        "failed-before-connecting",
        "NO CONNECTION",
        "the command failed before it connected to the proxy",
        {process::to_string(ending) + ". " + why},
        ""};
}

Absence made_no_request() {
    return {
        "no-request",
        "NO REQUEST",
        "the command ended well and made no request to the proxy",
        {},
        ""};
}

Absence went_past(const std::string& why) {
    return {"went-past-the-proxy", "BYPASSED", "the command went past the proxy", {why + "."}, ""};
}

Absence of_failure(
    const std::vector<std::string>& command, const process::Ending& ending, const Tool* tool
) {
    const auto known = ending.code ? early_end(command, *ending.code) : std::nullopt;
    if (known && known->went_past)
        return went_past(process::to_string(ending) + ". " + std::string(known->why));
    if (known) return failed(ending, std::string(known->why) + ".");
    if (ending.timed_out) return failed(ending, "It had not connected when the time was up.");
    if (ending.signal) return failed(ending, "");
    if (ending.code == 126 || ending.code == 127)
        return failed(ending, "A shell ends so when it can't start a program.");
    if (tool != nullptr && !tool->reads_variables)
        return failed(ending, "Most likely it went past the proxy.");
    return failed(ending, std::string(read_its_error));
}

Absence of_success(const std::vector<std::string>& command) {
    if (shows_only_itself(command)) return made_no_request();
    const auto host = host_asked_for(command);
    const auto shown = text::printable(std::string(host));
    if (is_this_machine(host)) {
        auto found = went_past("It succeeded, and asked for " + shown);
        found.sentences.emplace_back(
            "Many clients use no proxy for this machine. Ask for http://origin.test/ instead, "
            "or for any name: the proxy answers for all."
        );
        return found;
    }
    if (!host.empty() && !is_reserved(host))
        return went_past("It succeeded, and asked for " + shown + ", so it fetched that itself");
    auto found = made_no_request();
    found.sentences.emplace_back(
        "If it should have made one: is it skipped, answered from a cache, or its failure hidden? "
        "If it fetched something all the same, it went past the proxy."
    );
    return found;
}

}  // namespace

Absence absence(
    const std::vector<std::string>& command, const process::Ending& ending, bool had_proxy_variables
) {
    const Tool* tool = tool_of(command);
    const bool succeeded = ending.code == 0 && !ending.timed_out;
    auto found = succeeded ? of_success(command) : of_failure(command, ending, tool);
    if (succeeded && shows_only_itself(command)) return found;
    if (!had_proxy_variables) {
        found.sentences.emplace_back(no_variables);
    } else if (tool != nullptr) {
        found.sentences.emplace_back(tool->advice);
        found.lines = tool->lines;
    } else if (found.finding == "went-past-the-proxy") {
        found.sentences.emplace_back(other_settings);
    }
    return found;
}

}  // namespace proxy407::program

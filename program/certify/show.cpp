#include "program/certify/show.hpp"

#include "client/special.hpp"
#include "program/stand_alone.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <sstream>
#include <string_view>

namespace proxy407::program {
namespace {

constexpr std::string_view host = "127.0.0.1:";
constexpr std::string_view usual_place = "127.0.0.1:3128";

/// What is between `begin` and the next character that is not one of `characters`; "" where it is
/// not found.
std::string found_behind(
    const std::string& text, std::string_view begin, std::string_view characters
) {
    const auto at = text.find(begin);
    if (at == text.npos) return "";
    const auto end = text.find_first_not_of(characters, at + begin.size());
    return text.substr(at, end == text.npos ? end : end - at);
}

/// The options of `run` and `serve` for the proxy of the case.
struct SameProxy {
    std::string scenario;
    std::vector<std::string> user;
};

SameProxy same_proxy(const results::Result& result, const std::vector<std::string>& user) {
    const auto* pair = client::find_special(result.scenario);
    if (pair == nullptr) return {result.scenario, user};
    return {client::special_base, {"--user", pair->user + ":" + pair->password}};
}

/// What a proxy of this program wrote into the content of its 407.
std::string line_that_works(
    const std::string& line, const std::string& place, const SameProxy& proxy
) {
    constexpr std::string_view works = "this works  ";
    const auto at = line.find(works);
    if (at != line.npos) {
        const std::string command = line.substr(at + works.size());
        constexpr std::string_view option = "--cacert ";
        std::string file = found_behind(
            command, option, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-"
        );
        file.erase(0, option.size());
        std::vector<std::string> options = {"--scenario", proxy.scenario};
        options.insert(options.end(), proxy.user.begin(), proxy.user.end());
        return line.substr(0, at + works.size()) +
               stand_alone(command, {"http://" + place, place, file}, options);
    }
    const bool advises =
        line.find("As a proxy URL: ") != line.npos || line.find("\"command\": \"") != line.npos;
    if (!advises || line.find(place) == line.npos) return line;
    std::string serve = "proxy407 serve " + text::shell_word(proxy.scenario);
    for (const std::string& word : proxy.user) serve += " " + text::shell_word(word);
    return text::replaced(line, place, usual_place) + " (the proxy of: " + serve + ")";
}

std::string lines_that_work(
    const std::string& all, const std::string& place, const SameProxy& proxy
) {
    std::string changed;
    std::istringstream lines(all);
    for (std::string line; std::getline(lines, line);) {
        const bool has_return = line.ends_with('\r');
        if (has_return) line.pop_back();
        changed += line_that_works(line, place, proxy) + (has_return ? "\r\n" : "\n");
    }
    return changed;
}

}  // namespace

results::Result with_lines_that_work(results::Result result, const std::vector<std::string>& user) {
    const std::string place = found_behind(result.given, host, "0123456789");
    if (place.size() <= host.size()) return result;
    const SameProxy proxy = same_proxy(result, user);
    result.output = lines_that_work(result.output, place, proxy);
    result.error = lines_that_work(result.error, place, proxy);
    return result;
}

}  // namespace proxy407::program

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
    return {
        pair->has_charset ? client::special_base : "basic",
        {"--user", pair->user + ":" + pair->password}};
}

/// Of the last refusal. (The content of a 407 may hide what the proxy's own record has.)
std::string last_text(const results::Result& result, const char* key) {
    std::string last;
    for (const results::Json& exchange : result.exchanges) {
        const auto found = exchange.find(key);
        if (found != exchange.end() && found->is_string()) last = found->get<std::string>();
    }
    return last;
}

/// Lines of advice, made anew for whoever reads them when the proxy has ended.
struct Advice {
    std::string works;  ///< the command; "": none
    std::string url;    ///< "As a proxy URL: ..."; "": none
};

constexpr std::string_view as_url = "As a proxy URL: ";

Advice advice_of(const results::Result& result, const std::string& place, const SameProxy& proxy) {
    Advice made;
    const std::string command = last_text(result, "command");
    constexpr std::string_view option = "--cacert ";
    std::string file = found_behind(
        command, option, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-"
    );
    file.erase(0, std::min(option.size(), file.size()));
    std::vector<std::string> options = {"--scenario", proxy.scenario};
    options.insert(options.end(), proxy.user.begin(), proxy.user.end());
    if (!command.empty())
        made.works = stand_alone(command, {"http://" + place, place, file}, options);
    const std::string fix = last_text(result, "fix");
    const auto at = fix.find(as_url);
    if (at == fix.npos) return made;
    std::string serve = "proxy407 serve " + text::shell_word(proxy.scenario);
    for (const std::string& word : proxy.user) serve += " " + text::shell_word(word);
    made.url = text::replaced(fix.substr(at), place, std::string(usual_place)) +
               " (the proxy of: " + serve + ")";
    return made;
}

/// A line of the content of a 407 of this program.
std::string line_that_works(const std::string& line, const Advice& advice) {
    constexpr std::string_view works = "this works  ";
    if (const auto at = line.find(works); at != line.npos && !advice.works.empty())
        return line.substr(0, at + works.size()) + advice.works;
    if (const auto at = line.find(as_url); at != line.npos && !advice.url.empty())
        return line.substr(0, at) + advice.url;
    return line;
}

std::string lines_that_work(const std::string& all, const Advice& advice) {
    std::string changed;
    std::istringstream lines(all);
    for (std::string line; std::getline(lines, line);) {
        const bool has_return = line.ends_with('\r');
        if (has_return) line.pop_back();
        changed += line_that_works(line, advice) + (has_return ? "\r\n" : "\n");
    }
    return changed;
}

}  // namespace

results::Result with_lines_that_work(results::Result result, const std::vector<std::string>& user) {
    const std::string place = found_behind(result.given, host, "0123456789");
    if (place.size() <= host.size()) return result;
    const Advice advice = advice_of(result, place, same_proxy(result, user));
    result.output = lines_that_work(result.output, advice);
    result.error = lines_that_work(result.error, advice);
    return result;
}

}  // namespace proxy407::program

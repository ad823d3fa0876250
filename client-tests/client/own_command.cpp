#include "client/own_command.hpp"

#include "client/command_words.hpp"
#include "client/placeholder.hpp"
#include "json/nearest.hpp"
#include "text/octets.hpp"

#include <algorithm>

namespace proxy407::client {
namespace {

std::string unknown(const std::string& name) {
    auto known = plain_placeholders();
    known.insert(known.end(), credential_placeholders().begin(), credential_placeholders().end());
    for (std::string& one : known) one = "{" + one + "}";
    const std::string word = "{" + name + "}";
    const std::string guess = json::did_you_mean(word, known);
    return "has " + word + ", which stands for nothing" +
           (guess.empty() ? ": there are " + json::in_a_row(known) : "; " + guess);
}

/// By what the words tell of the proxy.
void name_channel(Channel& channel, const std::string& placeholder) {
    if (placeholder == "proxy_url") channel.name = "url";
    if (channel.name == "env" && placeholder.starts_with("proxy")) channel.name = "option";
}

/// What is wrong with the word, or "".
std::string add_word(Channel& channel, const std::string& word) {
    Words words{"", {word}};
    for (const std::string& name : text::placeholders(word)) {
        if (text::contains(credential_placeholders(), name))
            words.when = "credentials";
        else if (!text::contains(plain_placeholders(), name))
            return unknown(name);
        name_channel(channel, name);
    }
    // The option before the credentials goes with them: -U {user}:{password}
    if (!words.when.empty() && !channel.argv.empty() &&
        channel.argv.back().words.back().starts_with('-'))
        channel.argv.back().when = words.when;
    channel.argv.push_back(std::move(words));
    return "";
}

}  // namespace

std::variant<Client, std::string> client_of_command(const std::string& command) {
    const auto read = command_words(command);
    if (const auto* wrong = std::get_if<std::string>(&read)) return *wrong;
    const auto& words = std::get<std::vector<std::string>>(read);
    if (words.empty()) return "has no word in it";
    Channel channel{"env", {}, {}, {"basic.http", "basic.connect", "redirect"}};
    for (const std::string& word : words)
        if (std::string wrong = add_word(channel, word); !wrong.empty()) return wrong;
    auto templates = words;
    if (channel.name == "env") {
        channel.environment = usual_variables();
        channel.features.insert({"no_proxy", "https_proxy"});
    }
    for (const auto& [variable, text] : channel.environment) templates.push_back(text);
    if (std::string missing = missing_placeholder(channel.name, templates); !missing.empty())
        return missing;
    Client made;
    made.driver = "command";
    made.title = command;
    made.language = "?";
    made.group = "command";
    made.channels.push_back(std::move(channel));
    return made;
}

}  // namespace proxy407::client

#include "runner/client_command.hpp"

#include "diagnosis/command.hpp"

#include <algorithm>
#include <variant>

namespace proxy407::runner {
namespace {

template <typename Policy>
bool offers(const scenario::Scenario& scenario) {
    return std::ranges::any_of(scenario.steps.front().schemes, [](const auth::Scheme& scheme) {
        return std::holds_alternative<Policy>(scheme);
    });
}

bool holds(Words::When when, const scenario::Scenario& scenario) {
    switch (when) {
        case Words::When::always: return true;
        case Words::When::credentials: return scenario.client.has_value();
        case Words::When::basic: return offers<auth::BasicPolicy>(scenario);
        case Words::When::digest: return offers<auth::DigestPolicy>(scenario);
    }
    return false;
}

/// The templates of the command line that hold in this case.
std::vector<std::string> words(const Setting& setting) {
    std::vector<std::string> found;
    for (const Words& part : setting.channel.argv)
        if (holds(part.when, setting.scenario))
            found.insert(found.end(), part.words.begin(), part.words.end());
    return found;
}

Values values(const Setting& setting, const Coordinates& coordinates) {
    Values made = {
        {"url",
         setting.target == Target::http ? coordinates.http_target : coordinates.https_target},
        {"proxy", coordinates.proxy},
        {"proxy_url", coordinates.proxy_url},
        {"proxy_host", coordinates.host},
        {"proxy_port", std::to_string(coordinates.port)},
        {"ca_file", coordinates.ca_file},
        {"driver_dir", setting.client.folder}};
    if (!coordinates.client) return made;
    made["user"] = coordinates.client->user;
    made["password"] = coordinates.client->password;
    return made;
}

/// The variables that `run` sets.
Values shell_values(const Setting& setting) {
    return {
        {"url",
         setting.target == Target::http ? "$PROXY407_HTTP_TARGET" : "$PROXY407_HTTPS_TARGET"},
        {"proxy", "$PROXY407_URL"},
        {"proxy_url", "$PROXY407_PROXY"},
        {"proxy_host", "127.0.0.1"},
        {"proxy_port", "${PROXY407_URL##*:}"},
        {"ca_file", "$PROXY407_CA_FILE"},
        {"user", "$PROXY407_USER"},
        {"password", "$PROXY407_PASSWORD"},
        {"driver_dir", setting.client.folder}};
}

/// A word of a script: what stands around the variables must not mean anything to the shell.
std::string script_word(const std::string& word, const Values& values) {
    if (placeholders(word).empty()) return diagnosis::shell_word(word);
    std::string escaped;
    for (const char c : word) {
        if (std::string_view("\\\"$`").find(c) != std::string_view::npos) escaped += '\\';
        escaped += c;
    }
    const std::string expanded = expand(escaped, values);
    const bool plain = expanded.find('$') == expanded.npos;
    return plain ? diagnosis::shell_word(expanded) : '"' + expanded + '"';
}

}  // namespace

Command client_command(
    const Setting& setting, const Coordinates& coordinates, Environment environment
) {
    const Values known = values(setting, coordinates);
    Command command;
    for (const std::string& word : words(setting)) command.argv.push_back(expand(word, known));
    command.environment = std::move(environment);
    for (const auto& [variable, text] : setting.channel.environment)
        command.environment[variable] = expand(text, known);
    return command;
}

std::string reproducing_line(const Setting& setting, const std::string& scenario) {
    const Values known = shell_values(setting);
    std::string script;
    for (const auto& [variable, text] : setting.channel.environment)
        script += variable + "=" + script_word(text, known) + " ";
    for (const std::string& word : words(setting)) script += script_word(word, known) + " ";
    script.pop_back();
    return "proxy407 run --scenario " + diagnosis::shell_word(scenario) +
           " --no-proxy-env -- sh -c " + diagnosis::shell_word(script);
}

}  // namespace proxy407::runner

#include "runner/client.hpp"

#include "runner/document.hpp"
#include "scenario/nearest.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <filesystem>

namespace proxy407::runner {
namespace {

const std::vector<std::string> channel_names = {"url", "option", "env"};

const std::vector<std::string> feature_names = {
    "basic.http", "basic.connect", "digest.http", "digest.connect"};

const std::vector<std::string> conditions = {"credentials", "basic", "digest"};

const std::vector<std::string> plain_placeholders = {
    "url", "proxy", "proxy_url", "proxy_host", "proxy_port", "ca_file", "driver_dir"};

/// Without credentials there is nothing that could stand for them.
const std::vector<std::string> credential_placeholders = {"user", "password"};

Words::When condition(const std::string& word) {
    if (word == "credentials") return Words::When::credentials;
    if (word == "basic") return Words::When::basic;
    if (word == "digest") return Words::When::digest;
    return Words::When::always;
}

void check_template(const Node& node, const std::string& text, std::vector<std::string> allowed) {
    for (const std::string& name : placeholders(text)) {
        if (std::ranges::find(allowed, name) != allowed.end()) continue;
        const bool needs_condition =
            std::ranges::find(credential_placeholders, name) != credential_placeholders.end();
        for (std::string& one : allowed) one = "{" + one + "}";
        node.mistake(
            "{" + name + "}",
            needs_condition ? "it only in words with \"when\": \"credentials\""
                            : scenario::one_of(allowed, "{" + name + "}")
        );
        return;
    }
}

std::string checked_text(const Node& node, const std::vector<std::string>& allowed) {
    std::string text = node.text();
    check_template(node, text, allowed);
    return text;
}

Words words(const Node& node) {
    if (!node.is_object()) return {Words::When::always, {checked_text(node, plain_placeholders)}};
    Words read;
    if (!node.has_keys({"when", "use"})) return read;
    read.when = condition(node.find("when")->one_of(conditions));
    auto allowed = plain_placeholders;
    if (read.when == Words::When::credentials)
        allowed.insert(
            allowed.end(), credential_placeholders.begin(), credential_placeholders.end()
        );
    for (const Node& item : node.find("use")->items())
        read.words.push_back(checked_text(item, allowed));
    return read;
}

std::set<std::string> features(const Node& node) {
    std::set<std::string> read;
    for (const Node& item : node.items()) read.insert(item.one_of(feature_names));
    return read;
}

Channel channel(
    const std::string& name, const Node& node, const std::set<std::string>& client_features
) {
    Channel read{name, {}, {}, client_features};
    if (!node.has_keys({"argv"}, {"env", "features"})) return read;
    for (const Node& item : node.find("argv")->items()) read.argv.push_back(words(item));
    if (const auto environment = node.find("env"))
        for (const auto& [variable, value] : environment->members())
            read.environment[variable] = checked_text(value, plain_placeholders);
    if (const auto own = node.find("features")) read.features = features(*own);
    return read;
}

Client client(const Node& root, const std::string& folder) {
    Client read;
    read.folder = folder;
    const bool whole = root.has_keys(
        {"v", "driver", "title", "language", "homepage", "version_cmd", "features", "run"}
    );
    if (!whole) return read;
    root.find("v")->has_version(1);
    read.driver = std::filesystem::path(folder).filename().string();
    if (root.text_of("driver") != read.driver)
        root.find("driver")->mistake(
            root.find("driver")->shown(), "the name of its folder, \"" + read.driver + '"'
        );
    read.title = root.text_of("title");
    read.language = root.text_of("language");
    read.homepage = root.text_of("homepage");
    for (const Node& item : root.find("version_cmd")->items())
        read.version_command.push_back(checked_text(item, {"driver_dir"}));
    const auto common = features(*root.find("features"));
    const auto run = *root.find("run");
    for (const auto& [name, node] : run.members())
        if (std::ranges::find(channel_names, name) == channel_names.end())
            run.mistake("a channel \"" + name + '"', scenario::one_of(channel_names, name));
    for (const std::string& name : channel_names)
        if (const auto node = run.find(name)) read.channels.push_back(channel(name, *node, common));
    if (read.channels.empty()) run.mistake("no channel", "at least one");
    return read;
}

}  // namespace

std::string_view name(Target target) {
    switch (target) {
        case Target::http: return "http";
        case Target::https: return "https";
    }
    return "";
}

std::variant<Client, scenario::Mistakes> load_client(const std::string& folder) {
    // Drivers are run in folders of their own: theirs must be named from the root.
    auto path = std::filesystem::absolute(folder).lexically_normal();
    if (!path.has_filename()) path = path.parent_path();
    Document document((std::filesystem::path(folder) / "client.json").string());
    const auto root = document.root();
    if (!root) return document.mistakes();
    Client read = client(*root, path.string());
    if (!document.mistakes().empty()) return document.mistakes();
    return read;
}

std::string missing_feature(
    const Channel& channel, const scenario::Scenario& scenario, Target target
) {
    const std::string leg = target == Target::http ? ".http" : ".connect";
    std::vector<std::string> enough;  // any of them
    for (const auth::Scheme& scheme : scenario.steps.front().schemes) {
        // Nobody can answer a raw challenge; what is asked of a client is to cope with it.
        if (std::holds_alternative<auth::RawPolicy>(scheme)) continue;
        enough.push_back(text::to_lower(auth::scheme_name(scheme)) + leg);
    }
    if (enough.empty()) enough = {"basic" + leg, "digest" + leg};
    const bool able = std::ranges::any_of(enough, [&](const std::string& feature) {
        return channel.features.contains(feature);
    });
    return able ? "" : enough.front();
}

}  // namespace proxy407::runner

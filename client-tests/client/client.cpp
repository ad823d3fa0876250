#include "client/client.hpp"

#include "client/document.hpp"
#include "client/placeholder.hpp"
#include "client/scheme_feature.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <filesystem>

namespace proxy407::client {
namespace {

using json::Value;

const std::vector<std::string> channel_names = {"url", "option", "any", "env"};

const std::vector<std::string> feature_names = {
    "basic.http",
    "basic.connect",
    "digest.http",
    "digest.connect",
    "ntlm.http",
    "ntlm.connect",
    "negotiate.http",
    "negotiate.connect",
    "bearer.http",
    "bearer.connect",
    "digest-md5-sess",
    "digest-sha256",
    "digest-sha256-sess",
    "digest-sha512-256",
    "digest-sha512-256-sess",
    "digest-auth-int",
    "redirect",
    "no_proxy",
    "https_proxy",
    "netrc",
    "tls-proxy",
    "upload",
    "websocket"};

/// When words of a command line hold: by what the client got, what the proxy offers, what the case
/// takes.
const std::vector<std::string> conditions = {
    "credentials",
    "basic",
    "digest",
    "ntlm",
    "negotiate",
    "bearer",
    "redirect",
    "no_proxy",
    "netrc",
    "tls-proxy",
    "upload",
    "websocket"};

/// The registries that clients come from; ./dev clients knows what to do with each.
const std::vector<std::string> registries = {
    "debian", "pypi", "npm", "maven", "go", "crates", "make"};

void check_template(const Value& node, const std::string& text, std::vector<std::string> allowed) {
    for (const std::string& name : text::placeholders(text)) {
        if (text::contains(allowed, name)) continue;
        const bool needs_condition = text::contains(credential_placeholders(), name);
        for (std::string& one : allowed) one = "{" + one + "}";
        const std::string found = "{" + name + "}";
        if (needs_condition)
            node.wrong(found, "it only in words with \"when\": \"credentials\"");
        else
            node.not_one_of(found, found, allowed);
        return;
    }
}

std::string checked_text(const Value& node, const std::vector<std::string>& allowed) {
    std::string text = node.filled_text();
    check_template(node, text, allowed);
    return text;
}

Words words(const Value& node) {
    if (!node.json().is_object()) return {"", {checked_text(node, plain_placeholders())}};
    Words read;
    if (!node.is_object({"when", "use"})) return read;
    read.when = node["when"].one_of(conditions);
    auto allowed = plain_placeholders();
    if (read.when == "credentials")
        allowed.insert(
            allowed.end(), credential_placeholders().begin(), credential_placeholders().end()
        );
    for (const Value& item : node["use"].some_items())
        read.words.push_back(checked_text(item, allowed));
    return read;
}

/// What a client knows of Digest beyond MD5 it knows for each kind of target that it does Digest
/// for.
std::set<std::string> features(const Value& node) {
    std::set<std::string> read;
    std::set<std::string> variants;
    for (const Value& item : node.some_items()) {
        const std::string name = item.one_of(feature_names);
        (name.starts_with("digest-") ? variants : read).insert(name);
    }
    for (const std::string& variant : variants)
        for (const char* leg : {".http", ".connect"})
            if (read.contains(driver_feature(variant + leg))) read.insert(variant + leg);
    return read;
}

text::Values environment(const Value& node, const std::vector<std::string>& allowed) {
    text::Values read;
    for (const auto& [variable, value] : node.members())
        read[variable] = checked_text(value, allowed);
    return read;
}

std::vector<std::string> templates_of(const Channel& channel) {
    std::vector<std::string> all;
    for (const Words& part : channel.argv)
        all.insert(all.end(), part.words.begin(), part.words.end());
    for (const auto& [variable, text] : channel.environment) all.push_back(text);
    return all;
}

/// Of a template driver it has argv; of a program the words are the protocol's.
Channel channel(
    const std::string& name,
    const Value& node,
    const std::set<std::string>& client_features,
    bool is_template
) {
    Channel read{name, {}, {}, client_features};
    const bool is_whole = is_template ? node.is_object({"argv"}, {"env", "features", "also"})
                                      : node.is_object({}, {"env", "features", "also"});
    if (!is_whole) return read;
    if (is_template)
        for (const Value& item : node["argv"].some_items()) read.argv.push_back(words(item));
    read.environment = environment(node["env"], plain_placeholders());
    if (node.has("features")) read.features = features(node["features"]);
    if (node.has("also")) read.features.merge(features(node["also"]));
    if (name == "env" && read.environment.empty()) read.environment = usual_variables();
    const std::string missing = is_template ? missing_placeholder(name, templates_of(read)) : "";
    if (!missing.empty()) node.wrong("a channel that " + missing, "");
    return read;
}

std::vector<std::string> driver_words(const Value& node) {
    std::vector<std::string> read;
    for (const Value& item : node.some_items()) read.push_back(checked_text(item, {"driver_dir"}));
    return read;
}

Program program(const Value& node) {
    Program read;
    if (!node.is_object({"argv"}, {"env", "mode"})) return read;
    read.argv = driver_words(node["argv"]);
    read.environment = environment(node["env"], {"driver_dir"});
    read.one_shot = node["mode"].one_of({"persistent", "one-shot"}) == "one-shot";
    return read;
}

void check_installs(const Value& node) {
    for (const auto& [registry, what] : node.members()) {
        if (!text::contains(registries, registry))
            node.not_one_of("\"" + registry + '"', registry, registries);
        else if (registry == "debian")
            what.some_texts();
        else
            what.filled_text();
    }
}

std::vector<Channel> channels(const Value& root, bool is_template) {
    std::vector<Channel> read;
    const auto common = features(root["features"]);
    const auto run = root["run"];
    for (const auto& [name, node] : run.members())
        if (!text::contains(channel_names, name))
            run.not_one_of("a channel \"" + name + '"', name, channel_names);
    for (const std::string& name : channel_names)
        if (run.has(name)) read.push_back(channel(name, run[name], common, is_template));
    if (read.empty()) run.wrong("no channel", "at least one");
    return read;
}

void read_description(Client& read, const Value& root) {
    root["v"].has_version(1);
    read.driver = std::filesystem::path(read.folder).filename().string();
    if (root.has("driver") && root["driver"].filled_text() != read.driver)
        root["driver"].wrong(
            root["driver"].shown(), "the name of its folder, \"" + read.driver + '"'
        );
    read.title = root.has("title") ? root["title"].filled_text() : read.driver;
    read.language = root["language"].filled_text();
    if (root.has("group")) read.group = root["group"].filled_text();
    read.homepage = root["homepage"].filled_text();
    read.documentation = root["documentation"].some_texts();
    check_installs(root["installs"]);
    read.has_installs = !root["installs"].members().empty();
}

/// What is fetched where it is not the address of the client.
void read_site(Client& read, const Value& root) {
    if (root.has("site")) read.site = read.folder + "/" + root["site"].filled_text();
    if (root.has("path")) read.path = root["path"].filled_text();
    if (!read.path.starts_with('/')) root["path"].wrong(read.path, "a path from the root");
    read.output_is_content = root["output"].one_of({"content", "ignored"}) != "ignored";
    read.is_slow = root["pace"].one_of({"slow"}) == "slow";
    if (root["speaks"].one_of({"websocket"}) != "websocket") return;
    read.opens_websockets = true;
    read.path = "/";
    read.output_is_content = false;
}

Client client(const Value& root, const std::string& folder) {
    Client read;
    read.folder = folder;
    const bool is_template = !root.has("program");
    const bool whole = root.is_object(
        {"v", "features", "run"},
        {"driver",
         "title",
         "language",
         "group",
         "homepage",
         "documentation",
         "installs",
         is_template ? "version_cmd" : "program",
         is_template ? "failure_words" : "program",
         "site",
         "path",
         "output",
         "pace",
         "speaks"}
    );
    if (!whole) return read;
    read_description(read, root);
    read_site(read, root);
    if (root.has("failure_words")) read.failure_words = root["failure_words"].some_texts();
    if (root.has("version_cmd")) read.version_command = driver_words(root["version_cmd"]);
    if (!is_template) read.program = program(root["program"]);
    read.channels = channels(root, is_template);
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

std::variant<Client, json::Mistakes> load_client(const std::string& folder) {
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

}  // namespace proxy407::client

#include "program/run/tool.hpp"

#include <algorithm>
#include <array>

namespace proxy407::program {
namespace {

constexpr std::string_view java_lines =
    "export JAVA_TOOL_OPTIONS=\"-Dhttp.proxyHost=$PROXY407_HOST -Dhttp.proxyPort=$PROXY407_PORT"
    " -Dhttps.proxyHost=$PROXY407_HOST -Dhttps.proxyPort=$PROXY407_PORT"
    " -Djdk.http.auth.tunneling.disabledSchemes=\"\n"
    "keytool -importcert -noprompt -alias proxy407 -file \"$PROXY407_CA_FILE\""
    " -keystore trust.p12 -storepass changeit\n"
    "export JAVA_TOOL_OPTIONS=\"$JAVA_TOOL_OPTIONS -Djavax.net.ssl.trustStore=trust.p12"
    " -Djavax.net.ssl.trustStorePassword=changeit\"";

constexpr std::string_view maven_lines =
    "<proxy><active>true</active><protocol>http</protocol><host>HOST</host><port>PORT</port>"
    "<username>USER</username><password>PASSWORD</password></proxy>\n"
    "export MAVEN_OPTS=\"-Dhttp.proxyHost=$PROXY407_HOST -Dhttp.proxyPort=$PROXY407_PORT"
    " -Dhttps.proxyHost=$PROXY407_HOST -Dhttps.proxyPort=$PROXY407_PORT"
    " -Djavax.net.ssl.trustStore=trust.p12 -Djavax.net.ssl.trustStorePassword=changeit\"\n"
    "keytool -importcert -noprompt -alias proxy407 -file \"$PROXY407_CA_FILE\""
    " -keystore trust.p12 -storepass changeit";

constexpr std::string_view gradle_lines =
    "systemProp.http.proxyHost=HOST\n"
    "systemProp.http.proxyPort=PORT\n"
    "systemProp.http.proxyUser=USER\n"
    "systemProp.http.proxyPassword=PASSWORD\n"
    "systemProp.https.proxyHost=HOST (and the other three, too)\n"
    "systemProp.jdk.http.auth.tunneling.disabledSchemes=\n"
    "systemProp.javax.net.ssl.trustStore=trust.p12";

constexpr std::array tools = {
    Tool{
        " curl ",
        true,
        "curl: -x, --noproxy and ~/.curlrc win over the environment; for http:// it reads "
        "http_proxy in lower case only.",
        ""},
    Tool{
        " wget wget2 ",
        true,
        "wget: --no-proxy and ~/.wgetrc win over the environment; it reads http_proxy and "
        "https_proxy in lower case only.",
        ""},
    Tool{
        " git ",
        true,
        "git: http.proxy in a configuration file wins over the environment; ssh:// and git:// URLs "
        "never use an HTTP proxy. This shows what is set:",
        "git config --show-origin --get-regexp proxy"},
    Tool{
        " npm npx pnpm yarn ",
        true,
        "npm: proxy, https-proxy and noproxy in an .npmrc win over the environment; what is in the "
        "cache is not fetched again. This shows what is set:",
        "npm config list"},
    Tool{
        " pip pipx ",
        true,
        "pip: --proxy and pip.conf win over the environment; what is installed or in the cache is "
        "not fetched again (--no-cache-dir, --force-reinstall). This shows what is set:",
        "pip config list"},
    Tool{
        " go ",
        true,
        "go: what is in the module cache is not fetched again (set GOMODCACHE to an empty folder); "
        "GOPROXY=off and -mod=vendor fetch nothing; Go never uses a proxy for localhost.",
        ""},
    Tool{
        " cargo ",
        true,
        "cargo: http.proxy in ~/.cargo/config.toml and in git's configuration win over the "
        "environment; what is in the cache is not fetched again (set CARGO_HOME to an empty "
        "folder); --offline fetches nothing.",
        ""},
    Tool{
        " mvn mvnw ",
        false,
        "Maven does not read these variables. It reads <proxies> in ~/.m2/settings.xml, with user "
        "and password; MAVEN_OPTS gives it properties and the trust store. What is in "
        "~/.m2/repository is not fetched again.",
        maven_lines},
    Tool{
        " gradle gradlew ",
        false,
        "Gradle does not read these variables. It reads properties in "
        "~/.gradle/gradle.properties, the trust store among them (fill it by keytool -importcert). "
        "--offline fetches nothing.",
        gradle_lines},
    Tool{
        " java kotlin scala sbt ant jshell clj lein ",
        false,
        "Java does not read these variables. It reads properties; user and password it takes from "
        "the program (java.net.Authenticator), and it trusts only its trust store.",
        java_lines},
    Tool{
        " node tsx bun jest mocha vitest ",
        true,
        "Node reads the variables only since 22.21 and 24.5, with NODE_USE_ENV_PROXY=1 (run sets "
        "it). Before, the program gives each client an agent, such as undici's "
        "EnvHttpProxyAgent.",
        ""},
    Tool{
        " python pytest tox uv ",
        true,
        "Python: requests, httpx and urllib read the variables unless trust_env is False; aiohttp "
        "reads them only with trust_env=True; http.client never does.",
        ""},
    Tool{
        " ssh scp sftp rsync ping nc telnet dig nslookup ",
        false,
        "This program does not speak HTTP; an HTTP proxy serves it only by a helper that opens a "
        "tunnel (such as ssh's ProxyCommand).",
        ""},
    Tool{
        " docker podman ",
        false,
        "The command only asks its daemon, which makes the requests and has a proxy setting of its "
        "own.",
        ""},
};

struct Code {
    std::string_view tool;
    int code;
    EarlyEnd end;
};

constexpr std::string_view looked_up = "It looked up the name of the target itself";
constexpr std::string_view got_further = "It connected to something other than this proxy";

/// Of curl (man curl, EXIT CODES) and wget (man wget, EXIT STATUS).
constexpr std::array codes = {
    Code{"curl", 1, {false, "It does not know the scheme of a URL"}},
    Code{"curl", 2, {false, "It could not start, or does not know an option"}},
    Code{"curl", 3, {false, "It could not read a URL, the proxy's or the target's"}},
    Code{"curl", 4, {false, "It was built without something that the command asks for"}},
    Code{
        "curl",
        5,
        {false,
         "It could not look up the host in the proxy's URL; an @, : or / in a password that is not "
         "percent-encoded moves the host"}},
    Code{"curl", 6, {true, looked_up}},
    Code{
        "curl",
        7,
        {true,
         "It tried to connect to something other than this proxy: another proxy (-x, ~/.curlrc), "
         "or the target"}},
    Code{"curl", 22, {true, got_further}},
    Code{"curl", 35, {true, got_further}},
    Code{"curl", 52, {true, got_further}},
    Code{"curl", 56, {true, got_further}},
    Code{"curl", 60, {true, got_further}},
    Code{"wget", 2, {false, "It does not know an option, or a line of its ~/.wgetrc"}},
    Code{"wget", 4, {true, "It tried to connect to something other than this proxy"}},
    Code{"wget", 5, {true, got_further}},
    Code{"wget", 6, {true, got_further}},
    Code{"wget", 8, {true, got_further}},
};

/// "/usr/bin/python3.11" is "python".
std::string_view program_name(std::string_view word) {
    word = word.substr(word.rfind('/') + 1);
    const auto end = word.find_last_not_of("0123456789.");
    return end == word.npos ? word : word.substr(0, end + 1);
}

const Tool* tool_named(std::string_view name) {
    if (name.empty()) return nullptr;
    const auto known = std::ranges::find_if(tools, [&](const Tool& tool) {
        return tool.names.find(" " + std::string(name) + " ") != tool.names.npos;
    });
    return known == tools.end() ? nullptr : &*known;
}

}  // namespace

const Tool* tool_of(const std::vector<std::string>& command) {
    constexpr std::string_view between = " \t\n;|&()'\"`=";
    for (const std::string& word : command)
        for (std::size_t at = 0; at < word.size();) {
            const auto end = std::min(word.find_first_of(between, at), word.size());
            const auto part = std::string_view(word).substr(at, end - at);
            const bool is_url = part.find("://") != part.npos;
            if (const Tool* found = is_url ? nullptr : tool_named(program_name(part))) return found;
            at = end + 1;
        }
    return nullptr;
}

std::optional<EarlyEnd> early_end(const std::vector<std::string>& command, int code) {
    if (command.empty()) return std::nullopt;
    const auto name = std::string_view(command[0]).substr(command[0].rfind('/') + 1);
    const auto known = std::ranges::find_if(codes, [&](const Code& one) {
        return one.tool == name && one.code == code;
    });
    if (known == codes.end()) return std::nullopt;
    return known->end;
}

bool shows_only_itself(const std::vector<std::string>& command) {
    constexpr std::array<std::string_view, 4> words = {"--version", "-V", "--help", "-h"};
    return command.size() == 2 && std::ranges::find(words, command[1]) != words.end();
}

}  // namespace proxy407::program

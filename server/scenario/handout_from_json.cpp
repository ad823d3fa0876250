#include "scenario/handout_from_json.hpp"

#include <algorithm>
#include <array>

namespace proxy407::scenario {

namespace {

bool names(const std::string& text, const char* placeholder) {
    return text.find(placeholder) != std::string::npos;
}

/// A variable's name as every shell can export it.
bool is_variable(const std::string& name) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_";
    constexpr std::string_view more =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789";
    return !name.empty() && letters.find(name.front()) != letters.npos &&
           name.find_first_not_of(more) == name.npos;
}

}  // namespace

Handout handout(const json::Node& node, json::Complaints& complaints) {
    Handout handout;
    if (node.has("http_target")) handout.http_target = node["http_target"].text();
    if (node.has("https_target")) handout.https_target = node["https_target"].text();
    if (node.is("https_proxy", "second")) handout.https_proxy = Handout::HttpsProxy::second;
    if (node.is("https_proxy", "none")) handout.https_proxy = Handout::HttpsProxy::none;
    if (node.has("no_proxy")) handout.no_proxy = node["no_proxy"].text();
    if (node.has("netrc")) handout.netrc = node["netrc"].text();
    if (node.has("task")) handout.task = node["task"].text();
    handout.for_http = !node.is("only_target", "https");
    handout.for_https = !node.is("only_target", "http");
    if (node.has("https_account")) {
        const auto account = node["https_account"];
        handout.https_account = auth::Account{
            complaints.octets(account["user"]), complaints.octets(account["password"])};
    }
    if (!node.has("environment")) return handout;
    const auto environment = node["environment"];
    for (const auto& [name, unused] : environment.value.items()) {
        handout.environment.emplace_back(name, environment[name.c_str()].text());
        if (is_variable(name)) continue;
        complaints.wrong(environment[name.c_str()], "a name of letters, digits and \"_\"");
    }
    return handout;
}

void check_handout(const Scenario& scenario, const json::Node& node, json::Complaints& complaints) {
    const auto& handout = scenario.handout;
    const bool has_second = scenario.second_proxy || !complaints.is_sound("/second_proxy");
    const bool has_direct = scenario.direct_origin || !complaints.is_sound("/direct_origin");
    if (handout.https_proxy == Handout::HttpsProxy::second && !has_second) {
        complaints.wrong(node["https_proxy"], "\"second_proxy\" in the file for that");
    }
    const auto check_text = [&](const json::Node& text) {
        if (names(text.text(), "{direct_origin}") && !has_direct)
            complaints.wrong(text, "\"direct_origin\": true in the file for that");
        if (names(text.text(), "{second_proxy}") && !has_second)
            complaints.wrong(text, "\"second_proxy\" in the file for that");
    };
    for (const auto* key : {"http_target", "https_target"}) {
        if (node.has(key)) check_text(node[key]);
    }
    for (const auto& [name, value] : handout.environment) {
        check_text(node["environment"][name.c_str()]);
    }
}

}  // namespace proxy407::scenario

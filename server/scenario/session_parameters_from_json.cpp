#include "scenario/session_parameters_from_json.hpp"

#include <nlohmann/json.hpp>

#include <set>

namespace proxy407::scenario {

namespace {

using Characters = SessionParameters::Characters;
using Parameter = SessionParameters::Parameter;

Characters characters(const json::Node& node) {
    if (node.is("characters", "letters")) return Characters::letters;
    if (node.is("characters", "digits")) return Characters::digits;
    if (node.is("characters", "alphanumeric")) return Characters::alphanumeric;
    return Characters::any;
}

Parameter parameter(const json::Node& node) {
    Parameter made;
    made.key = node["key"].text();
    made.values = node["values"].texts();
    if (node.has("max_length")) made.max_length = node["max_length"].number<unsigned>();
    made.characters = characters(node);
    made.required = node.is_true("required");
    return made;
}

bool holds(const std::string& text, const std::string& part) {
    return !part.empty() && text.find(part) != text.npos;
}

/// A key or value that no client could write, because it would be read as something else.
void check_spelling(
    const SessionParameters& made, const json::Node& known, json::Complaints& complaints
) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < made.known.size(); ++i) {
        const auto& one = made.known[i];
        const auto node = known.item(i);
        if (!seen.insert(one.key).second) complaints.wrong(node["key"], "each key once");
        if (holds(one.key, made.separator) || holds(one.key, made.between))
            complaints.wrong(node["key"], "a key without the separators in it");
        for (std::size_t v = 0; v < one.values.size(); ++v) {
            const auto value = node["values"].item(v);
            if (holds(one.values[v], made.separator))
                complaints.wrong(value, "a value without the separator in it");
            if (one.max_length > 0 && one.values[v].size() > one.max_length)
                complaints.wrong(value, "a value that is not longer than \"max_length\"");
        }
    }
}

}  // namespace

SessionParameters session_parameters(const json::Node& rule, json::Complaints& complaints) {
    SessionParameters made;
    if (rule.has("suffix")) made.separator = rule["suffix"].text();
    if (!rule.has("parameters")) return made;
    const auto node = rule["parameters"];
    if (rule.has("suffix")) complaints.wrong(node, "\"suffix\" and \"parameters\"", "one of them");
    if (node.is("in", "password")) made.in = SessionParameters::In::password;
    made.separator = node["separator"].text();
    made.between = node.has("between") ? node["between"].text() : made.separator;
    node["known"].each([&](const json::Node& one) { made.known.push_back(parameter(one)); });
    check_spelling(made, node["known"], complaints);
    return made;
}

}  // namespace proxy407::scenario

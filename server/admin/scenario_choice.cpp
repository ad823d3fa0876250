#include "admin/scenario_choice.hpp"

#include "scenario/catalogue.hpp"
#include "scenario/from_json.hpp"
#include "scenario/sense.hpp"

namespace proxy407::admin {
namespace {

/// Its mistakes have no line: the body was not written as it is read here.
Problem mistaken(const json::Mistakes& mistakes) {
    auto all = to_json(mistakes);
    for (auto& one : all) {
        one.erase("line");
        one.erase("column");
    }
    auto first = mistakes.front();
    first.line = 0;
    first.file.clear();
    return {
        422,
        "scenario-mistake",
        "The scenario can't be used: " + json::to_string(first),
        "/scenario" + first.path,
        {{"mistakes", all}}};
}

std::variant<scenario::Scenario, Problem> named(const std::string& name) {
    if (scenario::is_path(name))
        return Problem{
            422,
            "scenario-mistake",
            "The API reads no files: send the scenario itself, as an object.",
            "/scenario"};
    auto loaded = scenario::find(name);
    if (auto* found = std::get_if<scenario::Scenario>(&loaded)) return std::move(*found);
    return Problem{
        422,
        "scenario-mistake",
        json::to_string(std::get<json::Mistakes>(loaded).front()),
        "/scenario"};
}

std::variant<scenario::Scenario, Problem> inline_one(const Json& object) {
    auto loaded = scenario::from_json(dumped(object), "scenario.json");
    if (auto* found = std::get_if<scenario::Scenario>(&loaded)) return std::move(*found);
    return mistaken(std::get<json::Mistakes>(loaded));
}

}  // namespace

std::variant<scenario::Scenario, Problem> chosen_scenario(const Call& call) {
    const auto& asked = *call.find("scenario");
    auto chosen = asked.is_string() ? named(asked.get<std::string>()) : inline_one(asked);
    auto* scenario = std::get_if<scenario::Scenario>(&chosen);
    if (scenario == nullptr || (!call.has("user") && !call.has("password"))) return chosen;
    if (!call.has("user") || !call.has("password"))
        return Problem{
            422, "missing-key", "\"user\" and \"password\" come together or not at all.", ""};
    const auth::Account account{call.text("user"), call.text("password")};
    const auto wanted = scenario::wanted_of_account(*scenario, account);
    if (!wanted.empty())
        return Problem{
            422,
            "wrong-value",
            "The credentials are not for scenario " + scenario->id + ": expected " +
                std::string(wanted) + '.',
            "/user"};
    scenario::replace_account(*scenario, account);
    return chosen;
}

}  // namespace proxy407::admin

#include "results/load.hpp"

#include "files/read_file.hpp"
#include "json/positions.hpp"
#include "results/from_json.hpp"
#include "text/octets.hpp"

#include <set>

namespace proxy407::results {
namespace {

using json::Mistake;
using json::Mistakes;

template <typename Part>
std::set<std::string> names_of(
    const std::vector<Part>& parts, std::string_view key, std::string_view file, Mistakes& mistakes
) {
    std::set<std::string> names;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (names.insert(parts[i].name).second) continue;
        const bool is_client = key == "clients";
        mistakes.push_back(
            {std::string(file),
             '/' + std::string(key) + '/' + std::to_string(i) + (is_client ? "/client" : "/name"),
             0,
             0,
             '"' + text::printable(parts[i].name) + "\" a second time",
             "each once"}
        );
    }
    return names;
}

/// Results of something that is not listed, and what is there twice.
void look_at_references(const Document& document, std::string_view file, Mistakes& mistakes) {
    const auto clients = names_of(document.clients, "clients", file, mistakes);
    const auto scenarios = names_of(document.scenarios, "scenarios", file, mistakes);
    std::set<std::string> cases;
    for (std::size_t i = 0; i < document.results.size(); ++i) {
        const Result& result = document.results[i];
        const auto mistake = [&](const char* key, std::string found, std::string expected) {
            mistakes.push_back(
                {std::string(file),
                 "/results/" + std::to_string(i) + key,
                 0,
                 0,
                 std::move(found),
                 std::move(expected)}
            );
        };
        if (!clients.contains(result.client))
            mistake("/client", '"' + text::printable(result.client) + '"', "one of /clients");
        // Documents of the first form list no scenarios, and the control case need not be listed.
        if (!scenarios.empty() && !result.control && !scenarios.contains(result.scenario))
            mistake("/scenario", '"' + text::printable(result.scenario) + '"', "one of /scenarios");
        if (!cases.insert(case_name(result)).second)
            mistake("", case_name(result) + " a second time", "each case once");
    }
}

/// Lines are looked for only now: they cost more than all the reading.
void locate(std::string_view json, const std::string& file, Mistakes& mistakes) {
    Mistakes none;
    const json::Positions positions(json, file, none, limits, mistakes);
    for (Mistake& mistake : mistakes)
        if (mistake.found.starts_with("unknown key"))
            positions.locate_key(mistake);
        else
            positions.locate(mistake);
}

}  // namespace

std::variant<Document, Mistakes> read(std::string_view json, const std::string& file) {
    Mistakes mistakes;
    Json value = json::parse<Json>(json, limits);
    if (value.is_discarded()) {
        const json::Positions unreadable(json, file, mistakes, limits, {});
        return mistakes;
    }
    json::Complaints complaints(file, mistakes);
    Document document = from_json(value, complaints);
    if (mistakes.empty()) look_at_references(document, file, mistakes);
    if (mistakes.empty()) return document;
    locate(json, file, mistakes);
    return mistakes;
}

std::variant<Document, Mistakes> load(const std::string& file) {
    const auto found = files::read_file(file, limits.octets);
    if (found.trouble.empty()) return read(found.text, file);
    return Mistakes{
        {text::printable(file), "", 0, 0, found.trouble, "the results of certify --json"}};
}

}  // namespace proxy407::results

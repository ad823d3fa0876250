#include "program/certify/clients.hpp"

#include "client/special.hpp"
#include "json/nearest.hpp"
#include "program/scenario_options.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace proxy407::program {
namespace {

namespace fs = std::filesystem;

}  // namespace

std::vector<std::string> clients_in(const std::string& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (fs::exists(entry.path() / "client.json"))
            names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

std::string usual_baselines(const std::string& clients_folder) {
    return (fs::path(clients_folder) / ".." / "baselines").lexically_normal().string();
}

std::optional<suite::Candidate> load_candidate(
    const std::string& folder, const std::string& baselines
) {
    auto client = client::load_client(folder);
    if (const auto* mistakes = std::get_if<json::Mistakes>(&client)) {
        print_mistakes(*mistakes);
        return std::nullopt;
    }
    suite::Candidate candidate;
    candidate.client = std::get<client::Client>(std::move(client));
    const std::string file = baselines + "/" + candidate.client.driver + ".json";
    auto baseline = grade::load_baseline(file, candidate.client);
    if (const auto* mistakes = std::get_if<json::Mistakes>(&baseline)) {
        print_mistakes(*mistakes);
        return std::nullopt;
    }
    candidate.baseline = std::get<grade::Baseline>(std::move(baseline));
    return candidate;
}

std::optional<suite::NamedScenario> load_case(const std::string& name) {
    const auto* pair = client::find_special(name);
    if (!pair && name.starts_with("special/")) {
        std::vector<std::string> known;
        for (const auto& one : client::special_pairs()) known.push_back(client::special_name(one));
        const std::string guess = json::did_you_mean(name, known);
        std::cerr << "no case \"" << text::printable(name) << "\""
                  << (guess.empty() ? ": expected " + json::one_of(known, name) : "; " + guess)
                  << '\n';
        return std::nullopt;
    }
    auto scenario = load_scenarios({pair ? client::special_base : name});
    if (!scenario) return std::nullopt;
    if (!pair) return suite::NamedScenario{name, std::move(scenario->front())};
    return suite::NamedScenario{
        name, client::special_scenario(std::move(scenario->front()), *pair)};
}

}  // namespace proxy407::program

#include "scenario/from_curl.hpp"

#include "scenario/challenge_to_json.hpp"
#include "scenario/refusal_to_json.hpp"
#include "scenario/transcript.hpp"
#include "text/octets.hpp"

#include <nlohmann/json.hpp>

#include <set>

namespace proxy407::scenario {

namespace {

using Json = nlohmann::ordered_json;

/// The challenges without what differs from request to request.
Json form_of(const TranscriptAnswer& answer) {
    Json schemes = Json::array();
    challenges_to_json(answer.all("Proxy-Authenticate"), schemes);
    return schemes;
}

std::string statuses_of(const std::vector<TranscriptAnswer>& answers) {
    std::set<int> seen;
    std::string text;
    for (const auto& answer : answers)
        if (seen.insert(answer.status).second)
            text += (text.empty() ? "" : ", ") + std::to_string(answer.status);
    return text;
}

/// The 407 that a scenario is made of: the only one, or the first of those that ask for the same.
std::variant<TranscriptAnswer, std::string> pick(const std::vector<TranscriptAnswer>& answers) {
    const TranscriptAnswer* picked = nullptr;
    for (const auto& answer : answers) {
        if (answer.status != 407 || is_in_handshake(answer)) continue;
        if (picked == nullptr) {
            picked = &answer;
        } else if (form_of(*picked) != form_of(answer)) {
            return "two different 407s in it; cut it down to one exchange";
        }
    }
    if (picked != nullptr) return *picked;
    const auto statuses = statuses_of(answers);
    auto sentence = "no 407 in it, but " + statuses;
    if (statuses.find("401") != statuses.npos) sentence += " (a 401 comes from the target)";
    return sentence;
}

FromCurl scenario_of(const TranscriptAnswer& answer) {
    Json scenario;
    scenario["title"] = "As a real proxy refused";
    auto [left_out, notes] = refusal_to_json(answer, scenario["proxy"]);
    if (answer.sent_credentials) left_out.emplace_back("the client's Proxy-Authorization");
    if (!left_out.empty()) notes.insert(notes.begin(), "left out: " + text::joined(left_out, "; "));
    return {scenario.dump(2, ' ', false, Json::error_handler_t::replace) + "\n", notes};
}

}  // namespace

std::variant<FromCurl, std::string> from_curl(std::string_view transcript) {
    auto read = read_transcript(transcript);
    if (auto* sentence = std::get_if<std::string>(&read)) return std::move(*sentence);
    const auto& answers = std::get<std::vector<TranscriptAnswer>>(read);
    auto picked = pick(answers);
    if (auto* sentence = std::get_if<std::string>(&picked)) return std::move(*sentence);
    return scenario_of(std::get<TranscriptAnswer>(picked));
}

}  // namespace proxy407::scenario

#include "reports/matrix_json.hpp"

#include "reports/cause_text.hpp"
#include "reports/mark.hpp"
#include "results/to_json.hpp"

#include <algorithm>
#include <tuple>

namespace proxy407::reports {
namespace {

using results::Client;
using results::Document;
using results::Json;
using results::Observed;
using results::Result;
using results::Scenario;

constexpr char no_case = '.';

/// A client by one channel to one kind of target.
using RowKey = std::tuple<std::size_t, std::string, std::string>;

/// The rows of the matrix, and in which of them a result is.
class Rows {
public:
    explicit Rows(const Document& document) {
        for (std::size_t i = 0; i < document.clients.size(); ++i)
            clients_.emplace(document.clients[i].name, i);
        for (const Result& result : document.results) keys_.push_back(key_of(result));
        std::ranges::stable_sort(keys_, {}, [](const RowKey& key) { return std::get<0>(key); });
        const auto same = [](const RowKey& a, const RowKey& b) { return a == b; };
        keys_.erase(std::unique(keys_.begin(), keys_.end(), same), keys_.end());
        for (std::size_t i = 0; i < keys_.size(); ++i) places_.emplace(keys_[i], i);
    }

    const std::vector<RowKey>& keys() const { return keys_; }

    std::size_t index_of(const Result& result) const { return places_.at(key_of(result)); }

    std::size_t client_of(const Result& result) const { return clients_.at(result.client); }

private:
    RowKey key_of(const Result& result) const {
        return {clients_.at(result.client), result.channel, result.target};
    }

    std::map<std::string, std::size_t> clients_;
    std::vector<RowKey> keys_;
    std::map<RowKey, std::size_t> places_;
};

Json marks_json() {
    Json list = Json::array();
    for (std::size_t i = 0; i < mark_count; ++i) {
        const Mark mark = static_cast<Mark>(i);
        const Wording& words = wording(mark);
        list.push_back(
            {{"letter", std::string(1, words.letter)},
             {"glyph", words.glyph},
             {"word", words.word},
             {"means", words.means},
             {"unexpected", is_unexpected(mark)},
             {"good", is_good(mark)},
             {"judged", mark < Mark::unsupported}}
        );
    }
    return list;
}

Json columns_json(const Document& document, const Columns& columns) {
    Json list = Json::array();
    for (const Column& column : columns.all()) {
        const auto scenario =
            std::ranges::find(document.scenarios, column.scenario, &Scenario::name);
        const bool is_listed = scenario != document.scenarios.end();
        list.push_back(
            {{"scenario", column.scenario},
             {"pair", column.pair},
             {"family", column.family},
             {"title", is_listed ? scenario->title : ""},
             {"story", is_listed ? scenario->story : ""},
             {"links", is_listed ? Json(scenario->links) : Json::array()}}
        );
    }
    return list;
}

/// Texts that are there many times, by number.
class Numbers {
public:
    std::size_t of(const std::string& text) {
        const auto [place, is_new] = numbers_.emplace(text, list_.size());
        if (is_new) list_.push_back(text);
        return place->second;
    }

    Json list() const { return list_; }

private:
    std::map<std::string, std::size_t> numbers_;
    std::vector<std::string> list_;
};

Json rows_json(
    const Document& document, const Columns& columns, const Rows& rows, Numbers& findings
) {
    const std::string empty(columns.all().size(), no_case);
    Json list = Json::array();
    std::vector<std::string> marks(rows.keys().size(), empty);
    std::vector<std::string> verdicts(rows.keys().size(), empty);
    for (const auto& [client, channel, target] : rows.keys())
        list.push_back(
            {{"client", client},
             {"channel", channel},
             {"target", target},
             {"marks", ""},
             {"verdicts", ""},
             {"flaky", Json::array()},
             {"findings", Json::array()}}
        );
    for (const Result& result : document.results) {
        const std::size_t row = rows.index_of(result);
        const std::size_t column = columns.index_of(result);
        marks[row][column] = wording(mark_of(result)).letter;
        verdicts[row][column] = static_cast<char>('a' + static_cast<int>(result.judgement.verdict));
        if (result.flaky) list[row]["flaky"].push_back(column);
        if (!result.judgement.finding.empty())
            list[row]["findings"].push_back({column, findings.of(result.judgement.finding)});
    }
    for (std::size_t row = 0; row < list.size(); ++row) {
        list[row]["marks"] = marks[row];
        list[row]["verdicts"] = verdicts[row];
    }
    return list;
}

Json exchange_json(const Json& exchange) {
    static const std::vector<std::string> shown = {
        "number",
        "recorder",
        "connection",
        "tunnel",
        "method",
        "target",
        "status",
        "verdict",
        "user",
        "cause",
        "finding",
        "message",
        "evidence",
        "fix",
        "remarks",
        "requirements",
        "request_head",
        "request_head_base64",
        "reply_head_base64",
        "origin_saw_base64",
        "reply_head",
        "origin_saw",
        "content_received",
        "early_octets",
        "took_us"};
    Json kept = Json::object();
    for (const std::string& key : shown) {
        const auto member = exchange.find(key);
        if (member == exchange.end() || member->is_null()) continue;
        if (member->is_array() && member->empty()) continue;
        kept[key] = *member;
    }
    return kept;
}

/// What is to be mended in a client, as the pane shows it.
Json causes_json(const std::vector<results::Cause>& causes) {
    Json list = Json::array();
    for (const results::Cause& cause : causes)
        list.push_back(
            {{"mark", std::string(1, wording(mark_of(cause)).letter)},
             {"level", level_text(cause)},
             {"clause", clause_text(cause)},
             {"finding", cause.finding},
             {"sentence", cause.sentence},
             {"reason", cause.reason},
             {"link", cause.link},
             {"places", places_text(cause)},
             {"reproduce", cause.first().reproduce}}
        );
    return list;
}

/// The gravest mark of what was seen on the way, and its words; nothing where nothing was.
Json on_the_way_json(const Document& document, const Client& client) {
    std::vector<const Result*> own;
    for (const Result& result : document.results)
        if (result.client == client.name) own.push_back(&result);
    const std::string text = on_the_way_text(own);
    if (text.empty()) return nullptr;
    return {{"mark", std::string(1, wording(worst_on_the_way(own)).letter)}, {"text", text}};
}

Json faults_json(const Result& result) {
    Json list = Json::array();
    for (const results::Fault& fault : result.faults)
        list.push_back(
            {{"mark", std::string(1, wording(mark_of(fault)).letter)},
             {"finding", fault.finding},
             {"sentence", fault.sentence},
             {"reason", fault.reason}}
        );
    return list;
}

Json case_json(const Result& result) {
    Json json = {
        {"sentence", result.judgement.sentence},
        {"reason", result.reason},
        {"link", result.link},
        {"standing", name(result.standing)},
        {"attempts", result.attempts},
        {"ended", results::ending_json(result.ended)},
        {"took_ms", result.took_ms},
        {"given", result.given},
        {"how", result.reported.how},
        {"visible", result.reported.visible},
        {"reproduce", result.reproduce},
        {"output", result.output},
        {"error", result.error}};
    json["earlier"] = Json::array();
    for (const results::Judgement& attempt : result.earlier)
        json["earlier"].push_back(
            {name(attempt.verdict), attempt.leak, attempt.finding, attempt.sentence}
        );
    json["faults"] = faults_json(result);
    json["checks"] = Json::array();
    for (const checks::CheckResult& check : result.checks)
        json["checks"].push_back(results::check_json(check));
    json["exchanges"] = Json::array();
    for (const Json& exchange : result.exchanges)
        json["exchanges"].push_back(exchange_json(exchange));
    const Observed& seen = result.observed;
    const auto add = [&](const char* key, const auto& value) {
        if (value) json["observed"][key] = *value;
    };
    json["observed"] = Json::object();
    add("preemptive", seen.preemptive);
    add("attempts_before_giving_up", seen.attempts_before_giving_up);
    add("status_shown", seen.status_shown);
    add("challenge_shown", seen.challenge_shown);
    add("body_shown", seen.body_shown);
    add("tunnels_http", seen.tunnels_http);
    add("requests", seen.requests);
    add("connections", seen.connections);
    return json;
}

}  // namespace

Json matrix_json(const Document& document, const Columns& columns) {
    const Rows rows(document);
    Numbers findings;
    Json json = {
        {"suite", document.suite},
        {"began", document.run.began},
        {"took_ms", document.run.took_ms},
        {"seed", std::to_string(document.run.seed)},
        {"shard", document.run.shard},
        {"os", document.run.host.os},
        {"arch", document.run.host.arch},
        {"incomplete", document.incomplete},
        {"marks", marks_json()},
        {"verdicts", results::verdict_names()},
        {"families", columns.families()},
        {"columns", columns_json(document, columns)}};
    json["clients"] = Json::array();
    const auto causes = results::causes_of(document);
    for (const Client& client : document.clients) {
        Json one = results::client_json(client);
        one["on_the_way"] = on_the_way_json(document, client);
        one["causes"] = causes_json(causes_of(causes, client.name));
        json["clients"].push_back(std::move(one));
    }
    json["rows"] = rows_json(document, columns, rows, findings);
    json["findings"] = findings.list();
    return json;
}

void each_evidence(
    const Document& document,
    const Columns& columns,
    const std::function<void(std::size_t client, const std::string& json)>& take
) {
    const Rows rows(document);
    std::vector<std::vector<const Result*>> by_client(document.clients.size());
    for (const Result& result : document.results)
        by_client[rows.client_of(result)].push_back(&result);
    for (std::size_t client = 0; client < by_client.size(); ++client) {
        Json cases = Json::object();
        for (const Result* result : by_client[client]) {
            const std::string place = std::to_string(rows.index_of(*result)) + ':' +
                                      std::to_string(columns.index_of(*result));
            cases[place] = case_json(*result);
        }
        take(client, cases.dump());
    }
}

}  // namespace proxy407::reports

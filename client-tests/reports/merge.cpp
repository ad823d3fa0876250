#include "reports/merge.hpp"

#include "reports/mark.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace proxy407::reports {
namespace {

using results::Client;
using results::Document;
using results::Result;
using results::Run;
using results::Scenario;

using json::Mistakes;

struct Shard {
    unsigned number = 0;
    unsigned of = 0;  ///< 0: it is no shard
};

/// "2/3"; a document of a whole run has none.
std::optional<Shard> shard_in(const std::string& text) {
    if (text.empty()) return Shard{};
    Shard shard;
    const char* end = text.data() + text.size();
    const auto number = std::from_chars(text.data(), end, shard.number);
    if (number.ec != std::errc() || number.ptr == end || *number.ptr != '/') return std::nullopt;
    const auto of = std::from_chars(number.ptr + 1, end, shard.of);
    const bool right =
        of.ec == std::errc() && of.ptr == end && shard.number >= 1 && shard.number <= shard.of;
    return right ? std::optional(shard) : std::nullopt;
}

std::string in_quotes(const std::string& text) {
    return '"' + text::printable(text) + '"';
}

class Merger {
public:
    void take(Part part) {
        file_ = part.file;
        const bool first = files_++ == 0;
        Document& from = part.document;
        if (first) {
            merged_.document.suite = from.suite;
            merged_.document.run = from.run;
            merged_.document.run.shard = "";
        } else if (from.suite != merged_.document.suite) {
            mistake("/suite/version", in_quotes(from.suite), as_before(merged_.document.suite));
        }
        take_run(from.run, first);
        merged_.document.incomplete |= from.incomplete;
        for (Client& client : from.clients) take_client(std::move(client));
        for (Scenario& scenario : from.scenarios) take_scenario(std::move(scenario));
        for (std::size_t i = 0; i < from.results.size(); ++i)
            take_result(std::move(from.results[i]), i);
    }

    std::variant<Merged, Mistakes> end() {
        if (!mistakes_.empty()) return mistakes_;
        for (unsigned number = 1; number <= shards_.value_or(0); ++number)
            if (!seen_shards_.contains(number))
                merged_.missing.push_back(std::to_string(number) + '/' + std::to_string(*shards_));
        merged_.document.incomplete |= !merged_.missing.empty();
        return std::move(merged_);
    }

private:
    void mistake(std::string path, std::string found, std::string expected) {
        mistakes_.push_back({file_, std::move(path), 0, 0, std::move(found), std::move(expected)});
    }

    static std::string as_before(const std::string& text) {
        return in_quotes(text) + " as in the documents before it";
    }

    void take_run(const Run& run, bool first) {
        Run& all = merged_.document.run;
        if (!first) {
            // RFC 3339 in UTC sorts as text does.
            if (!run.began.empty()) all.began = std::min(all.began, run.began);
            all.took_ms = std::max(all.took_ms, run.took_ms);
        }
        const auto shard = shard_in(run.shard);
        if (!shard) return mistake("/run/shard", in_quotes(run.shard), "\"K/N\", K from 1 to N");
        if (shards_ && *shards_ != shard->of)
            return mistake(
                "/run/shard",
                run.shard.empty() ? "a whole run" : in_quotes(run.shard),
                *shards_ == 0 ? "a whole run as before it"
                              : "a shard of " + std::to_string(*shards_) + " as before it"
            );
        shards_ = shard->of;
        if (shard->of > 0 && !seen_shards_.insert(shard->number).second)
            mistake("/run/shard", in_quotes(run.shard) + " a second time", "each shard once");
    }

    void take_client(Client client) {
        auto& clients = merged_.document.clients;
        const auto same = std::ranges::find(clients, client.name, &Client::name);
        if (same == clients.end()) return clients.push_back(std::move(client));
        // A shard may run where not every client is installed.
        if (!same->installed)
            *same = std::move(client);
        else if (client.installed && client.version != same->version)
            mistake(
                "/clients",
                text::printable(client.name) + ' ' + in_quotes(client.version),
                as_before(same->version)
            );
    }

    void take_scenario(Scenario scenario) {
        auto& scenarios = merged_.document.scenarios;
        if (std::ranges::find(scenarios, scenario.name, &Scenario::name) == scenarios.end())
            scenarios.push_back(std::move(scenario));
    }

    void take_result(Result result, std::size_t index) {
        auto& results = merged_.document.results;
        const auto [place, is_new] = cases_.try_emplace(results::case_name(result), results.size());
        if (is_new) return results.push_back(std::move(result));
        Result& before = results[place->second];
        if (!result.control || !before.control)
            return mistake(
                "/results/" + std::to_string(index),
                results::case_name(result) + " a second time",
                "each case in one document"
            );
        if (mark_of(result) < mark_of(before)) before = std::move(result);
    }

    Merged merged_;
    Mistakes mistakes_;
    std::string file_;
    std::size_t files_ = 0;
    std::optional<unsigned> shards_;
    std::set<unsigned> seen_shards_;
    std::map<std::string, std::size_t> cases_;
};

}  // namespace

std::variant<Merged, Mistakes> merge(std::vector<Part> parts) {
    Merger merger;
    for (Part& part : parts) merger.take(std::move(part));
    return merger.end();
}

}  // namespace proxy407::reports

#include "site/answer.hpp"

#include "site/cases.hpp"
#include "text/counted.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace proxy407::site {
namespace {

using results::Result;

constexpr std::int64_t cut_off = 500;  ///< a case ends after so many exchanges

Cases of_scenario(const ClientResults& client, const std::string& scenario) {
    return those(client.results, [&](const Result& one) { return one.scenario == scenario; });
}

Answer dash(
    const Cases& cases,
    const ClientResults& client,
    const std::string& scenario,
    const std::string& channel = ""
) {
    return {"", not_asked, Tone::none, why_not_asked(cases, client, scenario, channel)};
}

/// "url http, env https": rows, each once.
std::string rows_text(const Cases& cases) {
    std::vector<std::string> rows;
    for (const Result* one : cases)
        if (!text::contains(rows, row_name(*one))) rows.push_back(row_name(*one));
    return text::joined(rows);
}

/// "url http: 2; env http: 1", or nothing where all have the same.
std::string values_text(const std::vector<std::pair<std::string, std::string>>& values) {
    std::set<std::string> different;
    std::string text;
    for (const auto& [row, value] : values) {
        different.insert(value);
        text += (text.empty() ? "" : "; ") + row + ": " + value;
    }
    return different.size() > 1 ? text : "";
}

}  // namespace

Answer conforming(
    const ClientResults& client, const std::string& scenario, const std::string& channel
) {
    const Cases all = those(client.results, [&](const Result& one) {
        return one.scenario == scenario && (channel.empty() || one.channel == channel);
    });
    const Cases asked = those(all, was_asked);
    if (asked.empty()) return dash(all, client, scenario, channel);
    const Cases failed = those(asked, [](const Result& one) { return !conforms(one); });
    if (failed.size() == asked.size()) return {"", "no", Tone::bad, ""};
    if (!failed.empty()) return {"", "partly", Tone::partly, "not by " + rows_text(failed)};
    const Cases left = those(all, [](const Result& one) { return !was_asked(one); });
    return {"", "yes", Tone::good, left.empty() ? "" : "not asked by " + rows_text(left)};
}

Answer special_characters(const ClientResults& client, bool with_charset) {
    struct Row {
        std::size_t asked = 0;
        std::size_t right = 0;
    };

    const Cases all = those(client.results, [&](const Result& one) {
        return is_special(one) && has_charset(one) == with_charset;
    });
    std::map<std::string, Row> rows;
    for (const Result* one : those(all, was_asked)) {
        Row& row = rows[row_name(*one)];
        ++row.asked;
        if (has_arrived(*one)) ++row.right;
    }
    const char* example = with_charset ? "special/latin1" : "special/latin1-no-charset";
    if (rows.empty()) return dash(all, client, example);
    const auto told = [](const Row& row) {
        return std::to_string(row.right) + '/' + std::to_string(row.asked);
    };
    Row best;
    std::vector<std::pair<std::string, std::string>> values;
    for (const auto& [name, row] : rows) {
        values.emplace_back(name, told(row));
        if (std::tie(row.asked, row.right) > std::tie(best.asked, best.right)) best = row;
    }
    const Tone tone = best.right == best.asked ? Tone::good
                      : best.right > 0         ? Tone::partly
                                               : Tone::bad;
    return {"", told(best), tone, values_text(values)};
}

Answer observed(const ClientResults& client, const std::string& scenario, const Flag& flag) {
    const Cases all = of_scenario(client, scenario);
    std::set<bool> seen;
    std::vector<std::pair<std::string, std::string>> values;
    for (const Result* one : those(all, was_asked)) {
        const auto& value = one->observed.*flag.value;
        if (!value) continue;
        seen.insert(*value);
        values.emplace_back(row_name(*one), *value ? flag.yes : flag.no);
    }
    if (seen.empty()) {
        Answer none =
            dash(those(all, [](const Result& one) { return !was_asked(one); }), client, scenario);
        if (!those(all, was_asked).empty()) none.why = "No case has shown it.";
        return none;
    }
    if (seen.size() > 1) return {"", "partly", Tone::partly, values_text(values)};
    return *seen.begin() ? Answer{"", flag.yes, flag.yes_tone, ""}
                         : Answer{"", flag.no, flag.no_tone, ""};
}

Answer requests_with_wrong_password(const ClientResults& client) {
    const std::string scenario = "wrong-password";
    const Cases all = of_scenario(client, scenario);
    std::int64_t most = 0;
    std::vector<std::pair<std::string, std::string>> values;
    for (const Result* one : those(all, was_asked))
        if (const auto& requests = one->observed.attempts_before_giving_up) {
            most = std::max(most, *requests);
            values.emplace_back(row_name(*one), std::to_string(*requests));
        }
    if (values.empty()) return dash(all, client, scenario);
    if (most >= cut_off)
        return {"", "500 and more", Tone::bad, "It was stopped; it goes on for ever."};
    const Tone tone = most <= 2 ? Tone::good : most <= 4 ? Tone::partly : Tone::bad;
    return {"", std::to_string(most), tone, values_text(values)};
}

Answer sees_refusal(const ClientResults& client) {
    using results::Observed;
    const std::string scenario = "wrong-password";
    const Flag status = {&Observed::status_shown, "yes", "no", Tone::good, Tone::bad};
    Answer answer = observed(client, scenario, status);
    if (answer.text == not_asked) return answer;
    const auto part = [&](const char* name, std::optional<bool> Observed::*value) {
        const Flag flag = {value, "yes", "no", Tone::good, Tone::bad};
        return std::string(name) + ": " + observed(client, scenario, flag).text;
    };
    answer.why += (answer.why.empty() ? "" : "; ") + part("challenge", &Observed::challenge_shown) +
                  "; " + part("body", &Observed::body_shown);
    return answer;
}

Answer leaking(
    const ClientResults& client,
    const std::function<bool(const std::string& finding)>& is_of_kind,
    const std::function<bool(const Result&)>& could_leak,
    const std::string& scenario
) {
    for (const results::Cause& cause : client.causes)
        if (cause.leak && !results::is_unpublished(cause) &&
            std::ranges::any_of(results::findings_of(cause), is_of_kind))
            return {"", "leak", Tone::bad, cause.reason};
    if (client.withheld > 0)
        return {
            "",
            withheld,
            Tone::partly,
            text::counted(client.withheld, "leak") +
                " of this client without a public reference; it may be another kind of leak"};
    const Cases all = those(client.results, could_leak);
    if (those(all, was_asked).empty()) return dash(all, client, scenario);
    return {"", "no", Tone::good, ""};
}

}  // namespace proxy407::site

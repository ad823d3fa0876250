#include "admin/pieces.hpp"
#include "admin/routes.hpp"
#include "origin/route.hpp"
#include "report/json.hpp"
#include "report/shown.hpp"

#include <algorithm>

namespace proxy407::admin {
namespace {

using journal::Exchange;

constexpr std::size_t most_waits = 64;
constexpr std::size_t most_nearest = 3;

Answer streamed(std::string type, origin::Stream stream) {
    auto answer = text_answer(std::move(type), "");
    answer.stream = std::move(stream);
    return answer;
}

std::function<std::string(const Exchange&)> as_object(const Desk& desk) {
    return [&desk](const Exchange& one) {
        return report::exchange_json(one, desk.proxies().redactor());
    };
}

Filter match_of(const Call& call) {
    const auto* match = call.find("match");
    return match != nullptr ? Filter(*match) : Filter();
}

/// What is wrong with `match`, if something is.
std::optional<Problem> judge_match(const Call& call) {
    const auto* match = call.find("match");
    if (match == nullptr) return std::nullopt;
    auto taken = read_object(*match, Filter::members(), "/match");
    if (auto* problem = std::get_if<Problem>(&taken)) return std::move(*problem);
    return std::nullopt;
}

const Exchange* exchange_of(const Call& call) {
    const auto number = origin::number_up_to(call.captures[0], UINT64_MAX);
    return number ? call.desk.journal().find(*number) : nullptr;
}

Problem no_exchange(const Call& call) {
    const auto& kept = call.desk.journal().exchanges();
    auto problem = not_found("exchange", call.captures[0], {});
    problem.detail = "No exchange has that number. ";
    problem.detail += kept.empty() ? "None has come yet."
                                   : "Kept: " + std::to_string(kept.front().number) + " to " +
                                         std::to_string(kept.back().number) + '.';
    return problem;
}

/// Those that have most of what was asked for, the newest first among equals.
Json nearest_to(const Desk& desk, const Filter& filter, std::uint64_t since) {
    struct Near {
        const Exchange* exchange;
        std::vector<Difference> differences;
    };

    std::vector<Near> all;
    for (const auto& one : desk.journal().exchanges()) {
        if (one.number <= since) continue;
        auto differences = filter.differences(one);
        if (!differences.empty() && differences.size() < std::max<std::size_t>(filter.size(), 2))
            all.push_back({&one, std::move(differences)});
    }
    std::ranges::stable_sort(all, [](const Near& a, const Near& b) {
        if (a.differences.size() != b.differences.size())
            return a.differences.size() < b.differences.size();
        return a.exchange->number > b.exchange->number;
    });
    if (all.size() > most_nearest) all.erase(all.begin() + most_nearest, all.end());
    Json list = Json::array();
    for (const auto& near : all) {
        Json differences = Json::array();
        for (const auto& one : near.differences) differences.push_back(to_json(one));
        list.push_back(
            {{"exchange",
              Json::parse(report::exchange_json(*near.exchange, desk.proxies().redactor()))},
             {"differences", differences}}
        );
    }
    return list;
}

std::function<const Exchange*(std::uint64_t)> of_numbers(
    Desk& desk, std::vector<std::uint64_t> numbers
) {
    return [&desk, numbers = std::move(numbers)](std::uint64_t last) -> const Exchange* {
        for (auto next = std::ranges::upper_bound(numbers, last); next != numbers.end(); ++next)
            if (const auto* one = desk.journal().find(*next)) return one;
        return nullptr;
    };
}

Answer found(Desk& desk, const std::vector<std::uint64_t>& numbers) {
    Pieces pieces;
    pieces.before = "{\"exchanges\":[";
    pieces.separator = ",";
    pieces.next = of_numbers(desk, numbers);
    pieces.text = as_object(desk);
    pieces.after = [](std::uint64_t) { return std::string("]}\n"); };
    return streamed("application/json", stream_of(desk, std::move(pieces)));
}

Answer timed_out(const Desk& desk, const Wait& wait, const Waiters::Waiter& waiter) {
    const auto matched = waiter.numbers().size();
    const auto nearest = nearest_to(desk, wait.filter, wait.since);
    Problem problem{
        408,
        "wait-timed-out",
        std::to_string(matched) + " of " + std::to_string(wait.count) +
            " exchanges matched within " + std::to_string(wait.timeout.count()) + " ms.",
        "",
        {{"matched", matched}, {"nearest", nearest}}};
    return problem_answer(problem);
}

}  // namespace

Answer list_exchanges(const Call& call) {
    auto& desk = call.desk;
    const auto since = static_cast<std::uint64_t>(call.number("since", 0));
    const auto limit = static_cast<std::uint64_t>(call.number("limit", 10'000));
    Pieces pieces;
    pieces.before = "{\"exchanges\":[";
    pieces.separator = ",";
    pieces.next = matching(desk, Filter(call.query), since, limit);
    pieces.text = as_object(desk);
    pieces.after = [&desk, since](std::uint64_t last) {
        return "],\"last\":" + std::to_string(std::max(last, since)) +
               ",\"dropped\":" + std::to_string(desk.journal().dropped()) + "}\n";
    };
    return streamed("application/json", stream_of(desk, std::move(pieces)));
}

Answer show_exchange(const Call& call) {
    const auto* exchange = exchange_of(call);
    if (exchange == nullptr) return problem_answer(no_exchange(call));
    return text_answer(
        "application/json", report::exchange_json(*exchange, call.desk.proxies().redactor()) + "\n"
    );
}

Answer show_head(const Call& call) {
    const auto* exchange = exchange_of(call);
    if (exchange == nullptr) return problem_answer(no_exchange(call));
    const auto of = call.text("of");
    const auto& octets = of == "reply"    ? exchange->reply_head
                         : of == "origin" ? exchange->origin_saw
                                          : exchange->head.octets;
    const report::Shown shown(*exchange, call.desk.proxies().redactor());
    return text_answer("application/octet-stream", shown.octets(octets));
}

Answer delete_exchanges(const Call& call) {
    Reset what;
    what.again = {false, false};
    call.desk.reset(std::nullopt, what);
    return empty_answer();
}

Answer wait_for_exchanges(const Call& call) {
    if (auto problem = judge_match(call)) return problem_answer(*problem);
    auto& desk = call.desk;
    if (desk.waiters().size() >= most_waits)
        return problem_answer(
            {503, "too-many-waits", std::to_string(most_waits) + " clients wait already."}
        );
    Wait wait;
    wait.filter = match_of(call);
    wait.count = static_cast<std::size_t>(call.number("count", 1));
    wait.timeout = std::chrono::milliseconds(call.number("timeout_ms", 5000));
    wait.since = static_cast<std::uint64_t>(call.number("since", 0));
    Answer answer;
    answer.wait = wait;
    answer.wait->then = [&desk, wait](const Waiters::Waiter& waiter) {
        return waiter.is_done() ? found(desk, waiter.numbers()) : timed_out(desk, wait, waiter);
    };
    return answer;
}

Answer count_exchanges(const Call& call) {
    if (auto problem = judge_match(call)) return problem_answer(*problem);
    return json_answer({{"count", call.desk.exchanges(match_of(call)).size()}});
}

}  // namespace proxy407::admin

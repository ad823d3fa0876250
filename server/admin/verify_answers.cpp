#include "admin/near_miss.hpp"
#include "admin/routes.hpp"
#include "checks/checks_table.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

namespace proxy407::admin {
namespace {

using Expectations = std::vector<scenario::Expectation>;

std::variant<Expectations, Problem> named_checks(const Call& call) {
    Expectations checks;
    const auto* asked = call.find("checks");
    if (asked == nullptr) return checks;
    for (const auto& one : *asked) {
        scenario::Expectation made;
        made.check = one.is_string() ? one.get<std::string>() : one["check"].get<std::string>();
        if (one.is_object() && one.contains("value")) made.value = one["value"].get<std::int64_t>();
        if (checks::find_check(made.check) == nullptr) {
            std::vector<std::string> known;
            for (const auto& check : checks::all_checks()) known.emplace_back(check.id);
            auto problem = not_found("check", made.check, known);
            problem.pointer = "/checks/" + std::to_string(checks.size());
            return problem;
        }
        checks.push_back(std::move(made));
    }
    return checks;
}

/// The proxy that is named, or the first one.
std::variant<Proxy, Problem> asked_proxy(const Call& call) {
    const auto all = call.desk.proxies().all();
    if (!call.has("proxy")) {
        if (!all.empty()) return all.front();
        return Problem{404, "not-found", "No proxy runs."};
    }
    if (const auto found = call.desk.proxy(call.text("proxy"))) return *found;
    return not_found("proxy", call.text("proxy"), call.desk.proxy_names());
}

Json check_json(const checks::CheckResult& result) {
    Json exchanges = Json::array();
    if (result.exchange != 0) exchanges.push_back(result.exchange);
    return {
        {"name", result.check},
        {"outcome", checks::name(result.outcome)},
        {"passed", result.outcome == checks::Outcome::pass},
        {"says", result.sentence},
        {"exchanges", exchanges},
        {"requirements", result.requirements}};
}

Json verdict_json(const Verified& verified) {
    Json list = Json::array();
    for (const auto& result : verified.result.checks) list.push_back(check_json(result));
    return {
        {"passed", checks::is_good(verified.result.verdict)},
        {"verdict", checks::name(verified.result.verdict)},
        {"checks", list},
        {"text", verified.text}};
}

/// The answer that `told` makes once all is judged.
Answer judged(
    Desk& desk,
    const Proxy& proxy,
    const Expectations& checks,
    std::function<Answer(const Verified&)> told
) {
    Answer answer;
    const auto judgement =
        std::make_shared<Judgement>(desk.proxies(), desk.journal(), proxy, checks);
    answer.work = [judgement, told = std::move(told)]() -> std::optional<Answer> {
        if (judgement->step()) return std::nullopt;
        return told(judgement->verified());
    };
    return answer;
}

}  // namespace

Answer verify(const Call& call) {
    auto proxy = asked_proxy(call);
    if (const auto* problem = std::get_if<Problem>(&proxy)) return problem_answer(*problem);
    auto checks = named_checks(call);
    if (const auto* problem = std::get_if<Problem>(&checks)) return problem_answer(*problem);
    const auto failed_status = static_cast<int>(call.number("status", 200));
    return judged(
        call.desk,
        std::get<Proxy>(proxy),
        std::get<Expectations>(checks),
        [failed_status](const Verified& verified) {
            const bool passed = checks::is_good(verified.result.verdict);
            return json_answer(verdict_json(verified), passed ? 200 : failed_status);
        }
    );
}

Answer list_refusals(const Call& call) {
    auto asked = asked_proxy(call);
    if (const auto* problem = std::get_if<Problem>(&asked)) return problem_answer(*problem);
    const auto& proxy = std::get<Proxy>(asked);
    return judged(
        call.desk,
        proxy,
        refusal_checks(),
        [&desk = call.desk, name = proxy.name](const Verified& verified) {
            const bool refused = desk.was_refused(name) || has_failed(verified.result.checks);
            return json_answer(
                {{"refused", refused}, {"text", refused ? verified.exchanges : std::string()}}
            );
        }
    );
}

Answer list_near_misses(const Call& call) {
    auto proxy = asked_proxy(call);
    if (const auto* problem = std::get_if<Problem>(&proxy)) return problem_answer(*problem);
    return json_answer({{"near_misses", near_misses(call.desk, std::get<Proxy>(proxy))}});
}

}  // namespace proxy407::admin

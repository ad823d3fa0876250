#include "checks/check.hpp"
#include "checks/look.hpp"

namespace proxy407::checks {

std::string_view name(Outcome outcome) {
    switch (outcome) {
        case Outcome::pass: return "pass";
        case Outcome::fail: return "fail";
        case Outcome::not_reached: return "not-reached";
    }
    return "";
}

std::string_view name(Weight weight) {
    switch (weight) {
        case Weight::must: return "must";
        case Weight::should: return "should";
        case Weight::practice: return "practice";
        case Weight::observed: return "observed";
    }
    return "";
}

CheckResult evaluate(const Check& check, const Evidence& evidence, std::int64_t value) {
    auto result = check.traits.needs_request && requests_to_proxy(evidence).empty()
                      ? not_reached("No request came to the proxy.")
                      : check.look(evidence, value);
    result.check = check.id;
    result.requirements.assign(check.requirements.begin(), check.requirements.end());
    return result;
}

}  // namespace proxy407::checks

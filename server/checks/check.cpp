#include "checks/check.hpp"

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

}  // namespace proxy407::checks

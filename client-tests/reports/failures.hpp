#pragma once

#include "results/document.hpp"

#include <functional>
#include <vector>

namespace proxy407::reports {

/// One failure of a client, wherever it was seen: each report shows it once.
struct Failure {
    std::vector<const results::Result*> cases;

    const results::Result& first() const { return *cases.front(); }
};

/// The failures among the results that are `wanted`, in the order of the document.
std::vector<Failure> failures_of(
    const results::Document& document, const std::function<bool(const results::Result&)>& wanted
);

/// Unexpected, and not the consequence of another one: where the control case of a client failed,
/// it stands for the cases that were not run for that reason.
bool is_news(const results::Result& result);

}  // namespace proxy407::reports

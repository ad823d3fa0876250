#include "reports/layout.hpp"

#include <algorithm>

namespace proxy407::reports {
namespace {

using results::Document;
using results::Result;
using results::Scenario;

struct Place {
    std::size_t order;
    std::string family;
};

std::map<std::string, Place> places_of(const std::vector<Scenario>& scenarios) {
    std::map<std::string, Place> places;
    for (std::size_t i = 0; i < scenarios.size(); ++i)
        places.emplace(scenarios[i].name, Place{i, scenarios[i].family});
    return places;
}

}  // namespace

Columns::Columns(const Document& document) {
    const auto places = places_of(document.scenarios);
    const auto place_of = [&](const Column& column) {
        const auto found = places.find(column.scenario);
        return found == places.end() ? Place{places.size(), ""} : found->second;
    };
    for (const Result& result : document.results)
        if (places_.emplace(std::pair(result.scenario, result.pair), 0).second)
            columns_.push_back({result.scenario, result.pair, 0, result.control});
    std::ranges::stable_sort(columns_, {}, [&](const Column& column) {
        return std::pair(!column.control, place_of(column).order);
    });
    for (Column& column : columns_) {
        const Place place = place_of(column);
        const std::string family = !place.family.empty() ? place.family
                                   : column.control      ? "control"
                                                         : "other";
        const auto found = std::ranges::find(families_, family);
        column.family = static_cast<std::size_t>(found - families_.begin());
        if (found == families_.end()) families_.push_back(family);
    }
    std::ranges::stable_sort(columns_, {}, &Column::family);
    for (std::size_t i = 0; i < columns_.size(); ++i)
        places_[{columns_[i].scenario, columns_[i].pair}] = i;
}

std::size_t Columns::index_of(const Result& result) const {
    return places_.at({result.scenario, result.pair});
}

}  // namespace proxy407::reports

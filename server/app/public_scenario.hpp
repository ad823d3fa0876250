#pragma once

#include "scenario/model.hpp"

#include <proxy407/scenario.hpp>

namespace proxy407 {
inline namespace v1 {

struct Scenario::Model {
    scenario::Scenario scenario;
};

}  // namespace v1
}  // namespace proxy407

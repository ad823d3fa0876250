#pragma once

#include "scenario/model.hpp"

#include <string>
#include <string_view>

namespace proxy407::scenario {

/// A valid id of a file's name or of any other words: "my-proxy" of "some/My_proxy.json",
/// "scenario" where the name says nothing ("-", "/dev/fd/63").
std::string id_of(std::string_view file);

/// What a client is given where its scenario does not say it: the first of the users, or a usual
/// account, where the proxy asks for one.
std::optional<auth::Account> usual_client(const Scenario& scenario);

/// What every scenario expects of its client: that it is accepted where it can be, or stops where
/// it can't; and that its secrets go nowhere but to the proxy.
std::vector<Expectation> usual_expectations(const Scenario& scenario);

}  // namespace proxy407::scenario

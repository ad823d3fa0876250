// What a proxy asks of its clients: one of the built-in scenarios, or yours.
#pragma once

#include <proxy407/export.hpp>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace proxy407 {
inline namespace v1 {

/// A scenario that there is not, or that has mistakes. what() names each of them on a line of its
/// own, with its place and what was expected.
class PROXY407_API ScenarioError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
    ~ScenarioError() override;
};

/// A value; copies share what they refer to. Any thread may use its own copy.
class PROXY407_API Scenario {
public:
    /// Of the catalogue, or of its file.
    std::string name() const;

    /// The same scenario for other credentials: the proxy accepts these and no others. Throws
    /// ScenarioError when the scenario's scheme can't carry them (a colon in a user name, ...).
    Scenario with_credentials(std::string user, std::string password) const;

    struct Model;
    explicit Scenario(std::shared_ptr<const Model> model);

    const Model& model() const { return *model_; }

private:
    std::shared_ptr<const Model> model_;
};

#ifndef PROXY407_IMPLEMENTATION  // in which a namespace has that name
/// By its name in the catalogue (`proxy407 scenarios list`), or from a file when it has a "/" or
/// ends in ".json". Throws ScenarioError, which suggests names that are near.
PROXY407_API Scenario scenario(std::string_view name_or_path);
#endif

/// From JSON text, as a file holds it. Throws ScenarioError.
PROXY407_API Scenario scenario_from_json(std::string_view json);

}  // namespace v1
}  // namespace proxy407

#pragma once

#include "runner/environment.hpp"
#include "runner/template.hpp"
#include "scenario/mistake.hpp"
#include "scenario/model.hpp"

#include <set>
#include <string>
#include <variant>
#include <vector>

namespace proxy407::runner {

/// How a request reaches its target: in absolute form, or inside a CONNECT tunnel.
enum class Target { http, https };

std::string_view name(Target target);

/// Words of a command line that are there always, or only in some cases.
struct Words {
    enum class When {
        always,
        credentials,  ///< the client was given some
        basic,        ///< the proxy offers the scheme
        digest,
    };
    When when = When::always;
    std::vector<std::string> words;  ///< templates
};

/// One way in which a client takes its proxy: in a URL, by options, from the environment.
struct Channel {
    std::string name;
    std::vector<Words> argv;
    Values environment;  ///< templates
    std::set<std::string> features;
};

/// A folder of client-tests/clients: a program and how its users would call it.
struct Client {
    std::string driver;  ///< the folder's name
    std::string title;
    std::string language;
    std::string homepage;
    std::string folder;
    std::vector<std::string> version_command;
    std::vector<Channel> channels;
};

/// Reads FOLDER/client.json; reports every mistake in it.
std::variant<Client, scenario::Mistakes> load_client(const std::string& folder);

/// The feature without which the channel can't do this case ("digest.connect"); "" when it can.
std::string missing_feature(
    const Channel& channel, const scenario::Scenario& scenario, Target target
);

}  // namespace proxy407::runner

#pragma once

#include "client/environment.hpp"
#include "json/mistake.hpp"
#include "scenario/model.hpp"
#include "text/template.hpp"

#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace proxy407::client {

/// How a request reaches its target: in absolute form, or inside a CONNECT tunnel.
enum class Target { http, https };

std::string_view name(Target target);

/// Words of a command line that are there always, or only in some cases.
struct Words {
    std::string when;                ///< "" always; "credentials": it got some; a scheme on
                                     ///< offer; a feature that the case takes
    std::vector<std::string> words;  ///< templates
};

/// One way in which a client takes its proxy: in a URL, by options, from the environment.
struct Channel {
    std::string name;
    std::vector<Words> argv;   ///< of a template driver
    text::Values environment;  ///< templates
    std::set<std::string> features;

    /// Is the client told of the proxy, the user and the password one by one?
    bool tells_options() const { return name == "option" || name == "any"; }
};

/// A driver that speaks the driver protocol: a program in the client's own language.
struct Program {
    std::vector<std::string> argv;  ///< templates of {driver_dir}
    text::Values environment;
    bool one_shot = false;  ///< a process for each case
};

/// A folder of client-tests/clients: a client and how its users would call it.
struct Client {
    std::string driver;  ///< the folder's name
    std::string title;
    std::string language;
    std::string group = "own";
    std::string homepage;
    std::vector<std::string> documentation;
    bool has_installs = false;  ///< ./dev clients NAME installs it
    std::string folder;
    std::vector<std::string> version_command;  ///< of a template driver
    std::optional<Program> program;            ///< none: a template driver
    std::string site;                          ///< a folder that the origin serves; "": none
    std::string path = "/ip";                  ///< what is fetched
    bool output_is_content = true;
    /// What a template driver's program writes over a failure, whatever its exit code is.
    std::vector<std::string> failure_words;
    bool opens_websockets = false;  ///< and does nothing else: all its URLs are of that kind
    bool is_slow = false;           ///< takes so long that the profiles have less for it
    std::vector<Channel> channels;
};

/// Reads FOLDER/client.json; reports every mistake in it.
std::variant<Client, json::Mistakes> load_client(const std::string& folder);

}  // namespace proxy407::client

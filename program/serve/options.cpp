#include "program/serve/options.hpp"

#include "decision/serve.hpp"
#include "json/nearest.hpp"
#include "program/admin_port.hpp"
#include "program/command.hpp"
#include "program/scenario_options.hpp"
#include "program/standard_input.hpp"
#include "program/user_option.hpp"
#include "scenario/catalogue.hpp"
#include "text/octets.hpp"

namespace proxy407::program {
namespace {

using Given = cxxopts::ParseResult;

template <typename Value>
Value get(const Given& given, const std::string& name) {
    return given[name].as<Value>();
}

std::vector<std::string> get_all(const Given& given, const std::string& name) {
    return given.count(name) > 0 ? get<std::vector<std::string>>(given, name)
                                 : std::vector<std::string>{};
}

std::string text_or_empty(const Given& given, const std::string& name) {
    return given.count(name) > 0 ? get<std::string>(given, name) : "";
}

const std::vector<std::string> log_forms = {"text", "json", "off"};  // in the order of LogForm

LogForm log_form(const std::string& word) {
    return static_cast<LogForm>(std::ranges::find(log_forms, word) - log_forms.begin());
}

/// The options that are a number of seconds.
std::vector<std::pair<std::string, std::chrono::seconds*>> times(app::Limits& limits) {
    return {
        {"idle-timeout", &limits.idle},
        {"head-timeout", &limits.head},
        {"handshake-timeout", &limits.handshake},
        {"content-timeout", &limits.content},
        {"reply-timeout", &limits.reply},
        {"origin-timeout", &limits.target_silence},
        {"origin-total-timeout", &limits.target_total},
        {"shutdown-grace", &limits.shutdown_grace}};
}

bool is_too_small(const app::Limits& limits) {
    return limits.connections == 0 || limits.head_octets == 0 || limits.idle.count() == 0 ||
           limits.head.count() == 0 || limits.handshake.count() == 0 ||
           limits.content.count() == 0 || limits.reply.count() == 0 ||
           limits.target_silence.count() == 0 || limits.target_total.count() == 0;
}

void read_limits(app::Limits& limits, const Given& given) {
    limits.connections = get<std::size_t>(given, "max-connections");
    for (const auto& [name, time] : times(limits))
        *time = std::chrono::seconds(get<std::uint32_t>(given, name));
    limits.head_octets = get<std::size_t>(given, "max-head");
    limits.content_octets = get<std::uint64_t>(given, "max-content");
    limits.content_in_all = get<std::uint64_t>(given, "max-content-in-all");
    limits.journal_octets = get<std::size_t>(given, "max-journal");
}

/// Who reaches the control API, where that is not this machine alone; what is wrong, or "".
std::string read_admin_address(net::ControlAddress& control, const Given& given) {
    control.address = get<std::string>(given, "admin-address");
    if (control.address == "localhost") control.address = "127.0.0.1";
    control.hosts = get_all(given, "admin-host");
    const auto address = scenario::parse_address(control.address);
    if (!address)
        return "--admin-address is an IP address of this machine, such as 0.0.0.0, not \"" +
               text::printable(control.address) + '"';
    const bool is_here = scenario::is_loopback(*address);
    if (is_here && !control.hosts.empty())
        return "--admin-host goes with an --admin-address that others reach, such as 0.0.0.0";
    if (!is_here && control.hosts.empty())
        return "on --admin-address " + control.address +
               " others see the passwords of the scenarios and can stop the proxy: say by which "
               "name they ask (--admin-host proxy407; '*': by any)";
    return "";
}

/// What is wrong with it, or "".
std::string read_admin(ServeRequest& request, const Given& given) {
    std::optional<std::uint16_t> port;
    const auto wrong = read_admin_port(given, port);
    if (!wrong.empty()) return wrong;
    if (!port) {
        for (const char* name : {"admin-port-file", "admin-address", "admin-host"})
            if (given.count(name) > 0) return "--" + std::string(name) + " goes with --admin-port";
        return "";
    }
    request.control.emplace().port = *port;
    return read_admin_address(*request.control, given);
}

/// What is wrong with the values by themselves, or "".
std::string judge(const ServeRequest& request, const Given& given) {
    const std::string log = get<std::string>(given, "log");
    if (const auto near = json::nearest(log, log_forms); !text::contains(log_forms, log))
        return "--log is text, json or off, not \"" + text::printable(log) + '"' +
               (near.empty() ? "" : "; did you mean " + near.front() + '?');
    if (request.port > 65535 ||
        (request.port != 0 && request.port + request.scenarios.size() - 1 > 65535))
        return "--port is 0 to 65535" + std::string(
                                            request.scenarios.size() > 1
                                                ? ", with a port after it for each further scenario"
                                                : ""
                                        );
    const auto address = scenario::parse_address(request.server.address);
    if (!address)
        return "--address is an IP address of this machine, such as 127.0.0.1, or localhost; not "
               "\"" +
               text::printable(request.server.address) + "\"";
    const auto places = get_all(given, "origin-forward");
    const bool any_host = std::ranges::find(places, decision::any_host) != places.end();
    if (any_host && !scenario::is_loopback(*address))
        return "--origin-forward * is for the loopback address: on " +
               text::printable(request.server.address) +
               " others could reach any host through the proxy; name the hosts";
    if (!request.env_file.empty() && request.scenarios.size() > 1)
        return "--env-file is for one scenario: a shell has one proxy";
    if (request.watches && std::ranges::none_of(request.given_as, scenario::is_path))
        return "--watch is for a scenario's file, such as ./mine.json; a name stands for what is "
               "built in";
    if (request.watches && !request.env_file.empty())
        return "--watch does not go with --env-file: a shell keeps the variables that it has read";
    if (is_too_small(request.server.limits))
        return "a limit is 1 or more: with 0 nothing would be accepted";
    return "";
}

}  // namespace

std::string ServeRequest::certificate_file() const {
    if (!server.ca_file.empty() || server.ca_directory.empty()) return server.ca_file;
    return server.ca_directory + "/ca.pem";
}

void add_serve_options(CommandLine& line) {
    const auto text = [] { return cxxopts::value<std::string>(); };
    const auto texts = [] { return cxxopts::value<std::vector<std::string>>(); };
    const app::Limits limits;
    const auto number = [](auto value) {
        return cxxopts::value<decltype(value)>()->default_value(std::to_string(value));
    };
    const auto seconds = [&](std::chrono::seconds time) {
        return number(static_cast<std::uint32_t>(time.count()));
    };
    line.options("Where it listens"
    )("p,port", "of the first scenario, the next ones follow; 0: any free port", number(3128u), "N"
    )("port-file", "the ports, one a line, while it accepts; -: standard output", text(), "FILE")(
        "env-file", "the variables that run sets, for a shell; -: standard output", text(), "FILE"
    )("admin-port",
      "open the control API there; 0: any free port",
      cxxopts::value<std::uint32_t>(),
      "N")("admin-port-file", "its port, while it accepts; -: standard output", text(), "FILE")(
        "admin-address", "of the control API", text()->default_value("127.0.0.1"), "IP"
    )("admin-host",
      "a name that others ask it by on such an address; *: any; repeatable",
      texts(),
      "NAME")(
        "address", "listen there instead of the loopback", text()->default_value("127.0.0.1"), "IP"
    )("tls", "be an https:// proxy")(
        "proxy-protocol", "read the PROXY header of these peers; repeatable", texts(), "CIDR"
    )("stop-with-stdin", "stop when standard input ends: a parent that dies ends the proxy, too");
    auto answers = line.options("What it asks for, what it answers");
    add_user_options(answers);
    answers("watch", "serve a scenario's file anew when it changes; connections stay");
    answers(
        "origin-forward",
        "forward to this real host; *: to every host; repeatable",
        texts(),
        "HOST:PORT"
    )("ca-file", "write the certificate of the authority there", text(), "FILE"
    )("ca-dir", "keep the authority there, for the next time", text(), "DIR");
    line.options("What it prints")(
        "log",
        "text; json: one object per exchange on stdout; off: none",
        text()->default_value("text"),
        "FORM"
    )("log-file", "append the log there, not to stdout; made for its owner alone", text(), "FILE"
    )("redact", "mask passwords and tokens");
    line.options("Limits"
    )("max-connections",
      "at once; a newcomer replaces the one that idles longest",
      number(limits.connections),
      "N")("idle-timeout", "seconds without a byte, in any phase", seconds(limits.idle), "S")(
        "head-timeout", "seconds for a whole request head", seconds(limits.head), "S"
    )("handshake-timeout", "seconds for a TLS handshake", seconds(limits.handshake), "S")(
        "content-timeout", "seconds per 64 KiB of a request's content", seconds(limits.content), "S"
    )("reply-timeout", "seconds per 64 KiB of an answer", seconds(limits.reply), "S")(
        "shutdown-grace", "seconds after SIGTERM to finish", seconds(limits.shutdown_grace), "S"
    )("origin-timeout",
      "seconds that a real host may be silent",
      seconds(limits.target_silence),
      "S"
    )("origin-total-timeout",
      "seconds for a real host's whole answer",
      seconds(limits.target_total),
      "S")("max-head", "bytes of a request head", number(limits.head_octets), "N")(
        "max-content", "bytes of a request's content", number(limits.content_octets), "N"
    )("max-content-in-all",
      "bytes of contents in memory, beyond them 503",
      number(limits.content_in_all),
      "N")("max-journal", "bytes of the exchanges in memory", number(limits.journal_octets), "N");
    line.positional("scenario");
}

std::optional<ServeRequest> read_serve_options(
    const CommandLine& line, const Given& given, int& code
) {
    ServeRequest request;
    auto names = get_all(given, "scenario");
    if (names.empty()) names.emplace_back("basic");
    auto scenarios = load_scenarios(names);
    if (!scenarios) {
        code = exit_usage;
        return std::nullopt;
    }
    request.scenarios = *std::move(scenarios);
    request.watches = given.count("watch") > 0;
    request.given_as = std::move(names);
    request.port = get<std::uint32_t>(given, "port");
    request.port_file = text_or_empty(given, "port-file");
    request.admin_port_file = text_or_empty(given, "admin-port-file");
    request.env_file = text_or_empty(given, "env-file");
    request.log_file = text_or_empty(given, "log-file");
    request.log = log_form(get<std::string>(given, "log"));
    request.stops_with_stdin = given.count("stop-with-stdin") > 0;
    request.server.redact = given.count("redact") > 0;
    request.server.address = get<std::string>(given, "address");
    // No other name: a lookup could lead anywhere.
    if (request.server.address == "localhost") request.server.address = "127.0.0.1";
    request.server.ca_file = text_or_empty(given, "ca-file");
    request.prints_certificate = request.server.ca_file == "-";
    if (request.prints_certificate) request.server.ca_file.clear();
    request.server.ca_directory = text_or_empty(given, "ca-dir");
    read_limits(request.server.limits, given);

    std::string wrong = judge(request, given);
    if (wrong.empty() && request.stops_with_stdin) wrong = take_standard_input("--stop-with-stdin");
    if (wrong.empty()) wrong = read_admin(request, given);
    request.changes.tls = given.count("tls") > 0;
    request.changes.proxy_protocol_from = get_all(given, "proxy-protocol");
    request.changes.forward_to = get_all(given, "origin-forward");
    if (wrong.empty()) wrong = read_user(given, request.changes.user);
    for (scenario::Scenario& one : request.scenarios) {
        if (wrong.empty()) wrong = request.changes.apply(one);
    }
    if (wrong.empty()) return request;
    code = line.mistake(wrong);
    return std::nullopt;
}

}  // namespace proxy407::program

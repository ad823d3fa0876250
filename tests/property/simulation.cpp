// Clients without a network: sessions of the proxy, with every built-in scenario, on a stream that
// a random number moves. What a client sends comes in pieces of any size, each after some turns of
// the event loop, and ends or breaks after any octet; an answer is taken late, or breaks. Nothing
// waits for a clock, and a seed runs the same again. What has to hold:
//
//   cut      However its octets come in pieces, a client is judged and recorded the same.
//   broken   When they end early, what came whole before is recorded the same, and at most one more
//            is recorded, of what was under way.
//   deaf     When a client takes no more of its answers, no request is recorded that did not come.
//   together Of several connections, ready in any order, each request is recorded once at most,
//            and in the order in which its client sent it.
//   ended    A session is over when its client has gone. Where the scenario pauses it is over when
//            the proxy goes; what it records hangs on the clock.
//
//     simulation RUNS [SEED]

#include "laws.hpp"
#include "net/session.hpp"
#include "scenario/built_in.hpp"
#include "scenario/from_json.hpp"
#include "scripted_stream.hpp"
#include "text/base64.hpp"
#include "text/percent.hpp"

#include <boost/asio/co_spawn.hpp>

#include <algorithm>
#include <cstdio>
#include <deque>
#include <exception>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace {

using namespace proxy407;
namespace asio = boost::asio;
using property::Random;
using property::ScriptedStream;
using property::Wire;

/// An io_context whose handlers can be destroyed before what they refer to.
class Loop : public asio::io_context {
public:
    Loop() : asio::io_context(1) {}

    void destroy_handlers() { shutdown(); }
};

/// Sockets on which nothing will come: what a session does to its socket itself ends at once.
class DeadSockets {
public:
    explicit DeadSockets(asio::io_context& io)
        : acceptor_(io, {asio::ip::address_v4::loopback(), 0}) {}

    net::Tcp::socket next() {
        auto& client = clients_.emplace_back(acceptor_.get_executor());
        client.connect(acceptor_.local_endpoint());
        client.set_option(asio::socket_base::linger(true, 0));  // it leaves nothing to wait for
        client.shutdown(net::Tcp::socket::shutdown_send);
        return acceptor_.accept();
    }

private:
    net::Tcp::acceptor acceptor_;
    std::deque<net::Tcp::socket> clients_;
};

/// What is recorded of an exchange whatever the network does. Not: when, and what came early.
std::string told(const journal::Exchange& exchange) {
    std::string words(decision::name(journal::verdict_of(exchange)));
    words += " " + std::to_string(exchange.status) + " " + exchange.complaint + " " +
             exchange.user + " " + exchange.step + " " + exchange.tunnel;
    if (exchange.diagnosis) {
        words += " " + std::string(diagnosis::name(exchange.diagnosis->cause));
        words += "/" + exchange.diagnosis->finding;
    }
    words += " " + std::to_string(exchange.content_received) + " ";
    // Of what is no head, as much is kept as had come when that was clear.
    return journal::is_request(exchange) ? words + exchange.head.octets : words;
}

/// What came of connections that came together.
struct Outcome {
    std::vector<std::vector<std::string>> told;  ///< of each connection, in the journal's order
    std::size_t recorded = 0;
    bool is_in_order = true;  ///< each request once at most, as its client sent them
    bool is_over = true;      ///< each session
};

/// A proxy with a scenario, until these connections are over, or nothing moves any more.
Outcome serve(const scenario::Scenario& scenario, std::deque<Wire>& wires, Random& random) {
    static pki::Authority authority;
    const net::Limits limits;
    Loop io;
    journal::Journal journal;
    net::TaskGroup tasks(io, limits);
    net::Context context{io, journal, authority, tasks, limits};
    std::size_t connected = 0;
    context.client_stream = [&](net::Tcp::socket&) {
        return std::make_unique<ScriptedStream>(io, wires[connected++], random);
    };
    const auto served = std::make_shared<net::Served>();
    served->scenario = scenario;
    served->state.scenario = &served->scenario;
    served->state.content_limit = limits.content_octets;

    DeadSockets sockets(io);
    std::size_t over = 0;
    for (std::size_t i = 0; i < wires.size(); ++i) {
        asio::co_spawn(
            io,
            net::run_session(context, served, sockets.next()),
            [&](std::exception_ptr) { ++over; }
        );
    }
    for (int quiet = 0; quiet < 3 && over < wires.size();) quiet = io.poll() == 0 ? quiet + 1 : 0;

    Outcome outcome;
    outcome.is_over = over == wires.size();
    outcome.told.resize(wires.size());
    std::vector<std::size_t> recorded_to(wires.size());
    for (const auto& exchange : journal.exchanges()) {
        const auto connection = exchange.connection - 1;
        outcome.told.at(connection).push_back(told(exchange));
        if (!journal::is_request(exchange)) continue;
        const auto& head = exchange.head.octets;
        const auto at = wires[connection].sent.find(head, recorded_to[connection]);
        outcome.is_in_order = outcome.is_in_order && at != std::string::npos;
        if (at != std::string::npos) recorded_to[connection] = at + head.size();
    }
    outcome.recorded = journal.exchanges().size();
    io.destroy_handlers();
    return outcome;
}

std::string credentials(const scenario::Scenario& scenario, Random& random) {
    const auto account = scenario.client.value_or(auth::Account{"user", "pass"});
    auto pair = account.user + ":" + account.password;
    switch (random.below(6)) {
        case 0: return "";
        case 1: pair = account.user + ":" + text::percent_encode(account.password) + "%21"; break;
        case 2: return "Proxy-Authorization: Digest username=\"user\", realm=\"x\"\r\n";
        default: break;
    }
    return "Proxy-Authorization: Basic " + text::base64_encode(pair) + "\r\n";
}

/// One request of a client, right or odd.
std::string request(const scenario::Scenario& scenario, Random& random) {
    const auto field = credentials(scenario, random);
    const std::string host = "Host: origin.test\r\n";
    switch (random.below(8)) {
        case 0:
            return "CONNECT origin.test:443 HTTP/1.1\r\nHost: origin.test:443\r\n" + field +
                   "\r\nGET /ip HTTP/1.1\r\n" + host + "\r\n";
        case 1:
            return "POST http://origin.test/anything HTTP/1.1\r\n" + host + field +
                   "Content-Length: 11\r\n\r\nhello world";
        case 2:
            return "POST http://origin.test/anything HTTP/1.1\r\n" + host + field +
                   "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
        case 3: return "GET http://origin.test/ip HTTP/1.0\r\n" + field + "\r\n";
        case 4: return "\r\nGET\thttp://origin.test/ip HTTP/1.1\r\n" + host + "\r\n";
        default: return "GET http://origin.test/ip HTTP/1.1\r\n" + host + field + "\r\n";
    }
}

std::string requests(const scenario::Scenario& scenario, Random& random) {
    std::string octets;
    for (auto count = 1 + random.below(4); count > 0; --count) octets += request(scenario, random);
    return octets;
}

void move(Wire& wire, Random& random) {
    wire.most_at_once = random.chance(3) ? 1 : 1 + random.below(100);
    wire.most_turns = random.below(6);
}

struct Findings {
    std::size_t runs = 0, connections = 0, exchanges = 0, paused = 0;
    std::size_t failures = 0;

    void claim(bool holds, const char* law, const scenario::Scenario& scenario, const Wire& wire) {
        if (holds) return;
        if (++failures > 5) return;
        std::printf(
            "%s does not hold: %s\n--- %zu octets, at most %zu at once, breaks after %zu, takes "
            "%zu\n%s\n",
            law,
            scenario.id.c_str(),
            wire.sent.size(),
            wire.most_at_once,
            wire.breaks_after,
            wire.takes,
            wire.sent.c_str()
        );
    }
};

bool begins_with(const std::vector<std::string>& all, const std::vector<std::string>& first) {
    return first.size() <= all.size() && std::equal(first.begin(), first.end(), all.begin());
}

/// All but the last of them.
std::vector<std::string> settled(std::vector<std::string> told) {
    if (!told.empty()) told.pop_back();
    return told;
}

struct Case {
    scenario::Scenario scenario;
    bool pauses = false;
};

void one_run(const Case& one, Random& random, Findings& findings) {
    const auto& scenario = one.scenario;
    std::deque<Wire> whole(1);
    whole[0].sent = requests(scenario, random);
    const auto usual = serve(scenario, whole, random);
    const auto& all = usual.told[0];

    std::deque<Wire> cut = {Wire{whole[0].sent}};
    move(cut[0], random);
    const auto in_pieces = serve(scenario, cut, random);
    findings.claim(one.pauses || in_pieces.told[0] == all, "cut", scenario, cut[0]);

    std::deque<Wire> broken = {Wire{whole[0].sent}};
    move(broken[0], random);
    broken[0].breaks_after = random.below(whole[0].sent.size() + 1);
    broken[0].with_reset = random.chance(2);
    const auto early = serve(scenario, broken, random);
    findings.claim(
        one.pauses || begins_with(all, settled(early.told[0])), "broken", scenario, broken[0]
    );

    std::deque<Wire> deaf = {Wire{whole[0].sent}};
    move(deaf[0], random);
    deaf[0].takes = random.below(400);
    const auto unheard = serve(scenario, deaf, random);
    findings.claim(
        one.pauses || begins_with(all, settled(unheard.told[0])), "deaf", scenario, deaf[0]
    );

    std::deque<Wire> together(1 + random.below(4));
    for (Wire& wire : together) {
        wire.sent = requests(scenario, random);
        move(wire, random);
        if (random.chance(4)) wire.breaks_after = random.below(wire.sent.size());
    }
    const auto mixed = serve(scenario, together, random);
    findings.claim(mixed.is_in_order, "together", scenario, together[0]);

    for (const auto* outcome : {&usual, &in_pieces, &early, &unheard, &mixed}) {
        findings.claim(one.pauses || outcome->is_over, "ended", scenario, whole[0]);
        findings.connections += outcome->told.size();
        findings.exchanges += outcome->recorded;
        findings.paused += outcome->is_over ? 0 : 1;
    }
    ++findings.runs;
}

}  // namespace

int main(int argc, char** argv) {
    const auto asked = property::asked(argc, argv, "simulation");
    if (!asked) return 2;
    Random random(asked->seed);
    std::vector<Case> scenarios;
    for (const auto& one : scenario::built_in()) {
        auto read = scenario::from_json(one.json, one.path);
        const bool pauses = one.json.find("_ms\"") != one.json.npos;
        scenarios.push_back({std::get<scenario::Scenario>(std::move(read)), pauses});
    }
    Findings findings;
    for (std::uint64_t i = 0; i < asked->cases; ++i)
        one_run(scenarios[i % scenarios.size()], random, findings);
    std::printf(
        "%zu runs of %zu scenarios, %zu connections, %zu exchanges recorded, %zu paused: "
        "%zu failures\n",
        findings.runs,
        scenarios.size(),
        findings.connections,
        findings.exchanges,
        findings.paused,
        findings.failures
    );
    return findings.failures == 0 ? 0 : 1;
}

#pragma once

#include "decision/decide.hpp"
#include "http/reply.hpp"
#include "text/base64.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace proxy407::decision::test {

/// A running scenario without a socket: heads in, decisions out.
class Conversation {
public:
    explicit Conversation(scenario::Scenario scenario, std::string_view peer = "127.0.0.1")
        : scenario_(std::move(scenario)) {
        state_.scenario = &scenario_;
        state_.proxy_url = "http://127.0.0.1:3128";
        from(peer);
    }

    Conversation(const Conversation&) = delete;
    Conversation& operator=(const Conversation&) = delete;

    /// A new connection from that address.
    void from(std::string_view peer) {
        connection_ = {};
        connection_.peer = *scenario::parse_address(peer);
    }

    /// The connection's beginning, before its first octet.
    std::optional<Plan> accepts() { return on_accept(state_, connection_, now_); }

    /// Octets that are no head.
    Decision receives_nonsense(const http::Complaint& complaint) {
        return refuse_unreadable(state_, connection_, complaint, ambient());
    }

    /// `content`: what was read of it, where the head alone did not suffice.
    Decision receives(std::string head, std::optional<std::string> content = {}) {
        const auto parsed = http::parse_request_head(std::move(head));
        Request request(parsed);
        if (content) request.content = http::Content{*content, content->size(), ""};
        return decide(state_, connection_, request, ambient());
    }

    void pass_time(std::chrono::seconds time) { now_ += time; }

    auth::Ambient ambient() {
        return {
            now_,
            [this](std::size_t octets) {
                std::string bytes(octets, '\0');
                for (auto& byte : bytes) byte = static_cast<char>(++counter_);
                return bytes;
            },
            make_acceptor_};
    }

    ScenarioState& state() { return state_; }

    const ConnectionState& connection() const { return connection_; }

    /// What stands for GSSAPI.
    void accepts_by(auth::MakeAcceptor make_acceptor) { make_acceptor_ = std::move(make_acceptor); }

private:
    scenario::Scenario scenario_;
    ScenarioState state_;
    ConnectionState connection_;
    std::chrono::system_clock::time_point now_{std::chrono::seconds{1'800'000'000}};
    unsigned counter_ = 0;
    auth::MakeAcceptor make_acceptor_;
};

inline scenario::Scenario basic_scenario() {
    scenario::Scenario scenario;
    scenario.id = "basic";
    scenario.client = auth::Account{"user", "pass"};
    scenario.users = {{"user", "pass"}};
    scenario::Step step;
    step.schemes = {auth::BasicPolicy{}};
    scenario.steps = {step};
    return scenario;
}

inline std::string basic(std::string_view user_pass) {
    return "Proxy-Authorization: Basic " + text::base64_encode(user_pass) + "\r\n";
}

inline std::string get(
    std::string_view fields = "", std::string_view target = "http://origin.test/ip"
) {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: origin.test\r\n" +
           std::string(fields) + "\r\n";
}

inline std::string connect(std::string_view fields = "") {
    return "CONNECT origin.test:443 HTTP/1.1\r\nHost: origin.test:443\r\n" + std::string(fields) +
           "\r\n";
}

/// The octets of the first Send step; "" when there is none.
inline std::string sent(const Decision& decision) {
    for (const auto& step : decision.plan) {
        if (const auto* send = std::get_if<Send>(&step)) return send->octets;
    }
    return {};
}

/// The status of the proxy's own reply, that to CONNECT included; 0 when there is none.
inline int status_of(const Decision& decision) {
    for (const auto& step : decision.plan) {
        if (const auto* tunnel = std::get_if<OpenTunnel>(&step))
            return http::status_of(std::get<Send>(tunnel->established.front()).octets);
    }
    return http::status_of(sent(decision));
}

/// The value of a field in the reply; "(absent)" when it is not there.
inline std::string reply_field(const Decision& decision, std::string_view name) {
    const auto octets = sent(decision);
    const auto head = octets.substr(0, octets.find("\r\n\r\n") + 2);
    const auto at = head.find("\r\n" + std::string(name) + ": ");
    if (at == head.npos) return "(absent)";
    const auto begin = at + 2 + name.size() + 2;
    return head.substr(begin, head.find("\r\n", begin) - begin);
}

template <class Wanted>
bool ends_with(const Decision& decision) {
    return !decision.plan.empty() && std::holds_alternative<Wanted>(decision.plan.back());
}

template <class Wanted>
const Wanted* step_of(const Decision& decision) {
    for (const auto& step : decision.plan) {
        if (const auto* found = std::get_if<Wanted>(&step)) return found;
    }
    return nullptr;
}

}  // namespace proxy407::decision::test

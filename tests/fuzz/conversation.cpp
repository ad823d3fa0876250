// A connection of any octets with any built-in scenario, as far as it needs no socket: heads are
// found, decided on and diagnosed, plans are followed, contents are taken. No plan lacks its end,
// no answer is malformed where the scenario does not want it, and nobody is let in without
// credentials.
#include "decision/decide.hpp"
#include "fuzz/claim.hpp"
#include "fuzz/scenarios.hpp"
#include "http/body_reader.hpp"
#include "http/head_reader.hpp"
#include "http/reply.hpp"
#include "http/unreadable.hpp"

namespace proxy407::fuzz {
namespace {

constexpr std::uint64_t most_content = 64ul * 1024;

/// Predictable: a run can be done again.
auth::Ambient ambient() {
    auth::Ambient world;
    world.now = std::chrono::system_clock::time_point(std::chrono::seconds(1'800'000'000));
    world.random = [](std::size_t octets) { return std::string(octets, '7'); };
    return world;
}

/// Octets of one client, and what is left of them.
class Client {
public:
    Client(const scenario::Scenario& scenario, std::string_view octets) : left_(octets) {
        state_.scenario = &scenario;
        state_.proxy_url = "http://127.0.0.1:3128";
    }

    void talk() {
        if (const auto plan = decision::on_accept(state_, connection_, world_.now)) {
            if (!follow(*plan, {}, nullptr)) return;
        }
        while (next_request()) {
        }
    }

private:
    bool next_request() {
        if (http::judge_first_octets(left_)) return false;
        http::HeadReader reader;
        const auto state = reader.feed(left_);
        if (state == http::HeadReader::State::more) return false;
        if (state != http::HeadReader::State::complete) {
            const auto why = http::judge_oversize(state, left_);
            return follow(refuse_unreadable(state_, connection_, why, world_).plan, {}, nullptr);
        }
        const auto head = http::parse_request_head(
            std::string(left_.substr(reader.begin(), reader.end() - reader.begin()))
        );
        left_.remove_prefix(reader.end());
        decision::Request request(head);
        auto decision = decide(state_, connection_, request, world_);
        const bool again = !decision.verdict;
        if (again && !follow(decision.plan, request.message.framing, &request)) return false;
        if (again) decision = decide(state_, connection_, request, world_);
        claim(decision.verdict.has_value(), "a second decision has a verdict");
        const bool refused = decision.verdict == decision::Verdict::refused;
        claim(!refused || decision.diagnosis.has_value(), "a refusal has its cause");
        return follow(decision.plan, request.rest(), nullptr);
    }

    /// Is another request awaited afterwards?
    bool follow(
        const decision::Plan& plan, const http::Framing& framing, decision::Request* request
    ) {
        claim(!plan.empty(), "a plan does something");
        for (const auto& step : plan) {
            const bool takes = std::holds_alternative<decision::ReadContent>(step) ||
                               std::holds_alternative<decision::DrainContent>(step) ||
                               std::holds_alternative<decision::AnswerFromOrigin>(step);
            if (takes && !take_content(framing, request)) return false;
            if (std::holds_alternative<decision::AwaitNext>(step)) return true;
            if (std::holds_alternative<decision::DecideAgain>(step)) return true;
        }
        return false;
    }

    bool take_content(const http::Framing& framing, decision::Request* request) {
        std::string content;
        http::BodyReader reader(framing, most_content, [&](std::string_view octets) {
            content += octets;
        });
        while (reader.state() == http::BodyReader::State::more && !left_.empty()) {
            left_.remove_prefix(reader.feed(left_));
        }
        if (reader.state() != http::BodyReader::State::complete) return false;
        if (request != nullptr) {
            request->content.emplace();
            request->content->length = content.size();
            request->content->octets = std::move(content);
        }
        return true;
    }

    std::string_view left_;
    decision::ScenarioState state_;
    decision::ConnectionState connection_;
    auth::Ambient world_ = ambient();
};

}  // namespace
}  // namespace proxy407::fuzz

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace proxy407::fuzz;
    if (size < 2) return 0;
    const auto& scenarios = all_scenarios();
    const auto number = (data[0] * 256u + data[1]) % scenarios.size();
    Client(scenarios[number], octets(data + 2, size - 2)).talk();
    return 0;
}

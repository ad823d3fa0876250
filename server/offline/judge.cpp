#include "offline/judge.hpp"

#include "auth/ntlm_acceptor.hpp"
#include "decision/decide.hpp"
#include "offline/head_of.hpp"
#include "offline/offers.hpp"
#include "text/base64.hpp"
#include "text/octets.hpp"

#include <memory>
#include <optional>
#include <utility>

namespace proxy407::offline {

namespace {

using decision::Verdict;

/// Goes through a log as one client's requests on one connection.
class Judge {
public:
    explicit Judge(const Knowledge& knowledge) : scenario_(knowledge.scenario) {
        state_.proxy_url = knowledge.proxy_url;
        state_.scenario = &scenario_;
        token_ = scenario_.client ? scenario_.client->password : "";
        given_ =
            scenario_.steps.empty() ? std::vector<auth::Scheme>() : scenario_.steps.front().schemes;
        if (!scenario_.steps.empty() && scenario_.steps.front().users)
            scenario_.users = *scenario_.steps.front().users;
        scenario_.steps = {scenario::Step{}};
    }

    Judged run(const std::vector<Sighting>& seen) {
        for (const auto& one : seen) {
            const auto why_not = obstacle(one);
            if (!why_not.empty()) {
                judged_.notes.push_back(place(one) + why_not);
                continue;
            }
            take(one);
        }
        return std::move(judged_);
    }

private:
    static std::string place(const Sighting& one) {
        return one.line == 0 ? "" : "Line " + std::to_string(one.line) + ": ";
    }

    /// Why nobody can tell what it is worth; "" where somebody can.
    std::string obstacle(const Sighting& one) {
        const auto values = one.sent("Proxy-Authorization");
        if (values.empty()) return "";
        if (is_hidden(values.front())) return "The log hides the value of Proxy-Authorization.";
        const auto credentials = http::parse_credentials(values.front());
        if (text::equal_ignoring_case(credentials.scheme, "negotiate"))
            return "Only the proxy can tell what a ticket of Negotiate is worth.";
        return text::equal_ignoring_case(credentials.scheme, "ntlm")
                   ? obstacle_of_ntlm(one, credentials)
                   : "";
    }

    std::string obstacle_of_ntlm(const Sighting& one, const http::Credentials& credentials) {
        const auto octets = text::base64_decode(credentials.token68);
        const auto message = octets ? auth::parse_ntlm(*octets) : std::nullopt;
        if (!message) return "";
        if (message->type == 1) {
            type2_ = ntlm_message_in(one.challenges());
            return type2_ ? "" : "The log has no answer to this type 1 message of NTLM.";
        }
        if (message->type == 3 && !type2_)
            return "A type 3 message of NTLM can be judged only with the two messages before it: "
                   "give the log of the whole handshake.";
        return "";
    }

    std::vector<auth::Scheme> schemes_for(const Sighting& one) {
        auto offered = offered_by(one.challenges(), token_);
        if (!offered.empty()) last_offer_ = offered;
        if (!last_offer_.empty()) return last_offer_;
        if (!given_.empty()) return given_;
        const auto values = one.sent("Proxy-Authorization");
        if (values.empty()) return {auth::BasicPolicy{}};
        return offers_behind(http::parse_credentials(values.front()), token_);
    }

    decision::Decision decide(const http::RequestHead& head) {
        const auto sent = http::sent_credentials(head);
        if (const auto* nonce = sent ? sent->find("nonce") : nullptr)
            state_.nonces.insert(nonce->value, now_);
        decision::Request request(head);
        request.content = http::Content{};  // without it auth-int could not be judged at all
        const auth::Ambient ambient{
            now_,
            [](std::size_t octets) { return std::string(octets, '\0'); },
            [this](const auth::HandshakePolicy&, const auth::Accounts& accounts) {
                return std::make_unique<auth::NtlmAcceptor>(accounts, type2_.value_or(""));
            }};
        return decision::decide(state_, connection_, request, ambient);
    }

    /// Where the log has no method, the response of Digest may tell it.
    journal::Exchange decided(const Sighting& one) {
        std::optional<journal::Exchange> first;
        const auto nonces = state_.nonces;
        for (const auto& method : methods_for(one)) {
            state_.nonces = nonces;
            journal::Exchange made;
            made.head = http::parse_request_head(head_of(one, method));
            static_cast<decision::Ruling&>(made) = decide(made.head);
            if (made.verdict == Verdict::accepted) return made;
            if (!first) first = std::move(made);
        }
        return *std::move(first);
    }

    void take(const Sighting& one) {
        scenario_.steps.front().schemes = schemes_for(one);
        auto exchange = decided(one);
        exchange.status = one.status;
        exchange.began = now_;
        judged_.journal.append(std::move(exchange));
    }

    scenario::Scenario scenario_;
    decision::ScenarioState state_;
    decision::ConnectionState connection_;
    std::string token_;
    std::vector<auth::Scheme> given_;
    std::vector<auth::Scheme> last_offer_;
    std::optional<std::string> type2_;
    std::chrono::system_clock::time_point now_ = std::chrono::system_clock::time_point{};
    Judged judged_;
};

}  // namespace

Judged judge(const std::vector<Sighting>& seen, const Knowledge& knowledge) {
    return Judge(knowledge).run(seen);
}

}  // namespace proxy407::offline

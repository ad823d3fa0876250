#include "auth/handshake.hpp"

#include "auth/scheme.hpp"
#include "auth/spnego.hpp"
#include "text/base64.hpp"

namespace proxy407::auth {

namespace {

using Mechanism = HandshakePolicy::Mechanism;

Rejected rejected(std::string_view finding, std::string_view detail = {}) {
    return {std::string(finding), std::string(detail)};
}

/// Octets of NTLM in a token: of the scheme NTLM the whole, of Negotiate what is inside of it.
std::string_view ntlm_octets(std::string_view token, Mechanism mechanism) {
    return mechanism == Mechanism::ntlm ? token : ntlm_inside(token);
}

/// Who sent it, for people: nobody whose name could do harm.
std::string sender(const NtlmMessage& message) {
    return message.has_unusable_name ? std::string() : full_user(message);
}

bool begins_anew(std::string_view token, const std::optional<NtlmMessage>& message) {
    if (message) return message->type == 1;
    // A context is begun by an initial token with its mechanism's name (RFC 2743 section 3.1).
    return token.starts_with('\x60');
}

}  // namespace

Attempt Handshake::on_request_without_token(const HandshakePolicy& policy) {
    if (state_ == State::under_way) state_ = State::idle;
    if (state_ != State::done || policy_ != policy) return Absent{};
    return Accepted{user_};
}

/// What is wrong with the turn of an NTLM message.
std::optional<Rejected> Handshake::judge_turn(const NtlmMessage& message) const {
    std::optional<Rejected> wrong;
    if (message.type == 2) wrong = rejected("ntlm-out-of-order");
    if (message.type == 3 && state_ == State::done) wrong = rejected("ntlm-out-of-order");
    if (message.type == 3 && state_ == State::idle) {
        wrong = rejected("ntlm-handshake-on-another-connection");
    }
    if (wrong) wrong->user = sender(message);
    return wrong;
}

/// What is wrong with a token before the mechanism is asked.
std::optional<Rejected> Handshake::judge(
    std::string_view ntlm, const std::optional<NtlmMessage>& message, Mechanism mechanism
) const {
    if (message) return judge_turn(*message);
    const bool must_be_ntlm = mechanism == Mechanism::ntlm || !ntlm.empty();
    if (must_be_ntlm) return rejected("handshake-malformed-token");
    return std::nullopt;
}

Attempt Handshake::on_token(
    const http::Credentials& credentials,
    const HandshakePolicy& policy,
    const Accounts& accounts,
    const MakeAcceptor& make_acceptor
) {
    if (policy_ != policy) state_ = State::idle;
    if (credentials.token68.empty()) return rejected("handshake-without-token");
    const auto token = text::base64_decode(credentials.token68);
    if (credentials.defect || !token) return rejected("handshake-malformed-token");
    const auto ntlm = ntlm_octets(*token, policy.mechanism);
    const auto message = parse_ntlm(ntlm);
    if (auto wrong = judge(ntlm, message, policy.mechanism)) {
        state_ = state_ == State::done ? State::done : State::idle;
        return *std::move(wrong);
    }
    const bool again = state_ == State::done;
    if (state_ != State::under_way || begins_anew(*token, message)) {
        policy_ = policy;
        acceptor_ = make_acceptor(policy, accounts);
    }
    auto attempt = next_leg(*token, message);
    auto* next = std::get_if<Rejected>(&attempt);
    if (again && next != nullptr && next->leg) next->finding = "handshake-again";
    return attempt;
}

Attempt Handshake::next_leg(std::string_view token, const std::optional<NtlmMessage>& message) {
    auto answer = acceptor_->accept(token);
    if (answer.state == Acceptor::Answer::State::failed) return fail(answer, message);
    if (answer.state == Acceptor::Answer::State::done) return finish(answer, message);
    state_ = State::under_way;
    auto unfinished = rejected("handshake-unfinished");
    unfinished.leg = text::base64_encode(answer.token);
    return unfinished;
}

Accepted Handshake::finish(
    const Acceptor::Answer& answer, const std::optional<NtlmMessage>& message
) {
    Accepted accepted{answer.user};
    if (!answer.token.empty()) {
        accepted.info.last_word =
            std::string(scheme_name(policy_)) + ' ' + text::base64_encode(answer.token);
    }
    if (policy_.mechanism == Mechanism::negotiate && message) {
        accepted.remarks.emplace_back("ntlm-inside-negotiate");
    }
    if (message && message->nt_response.size() == ntlm_version_1_response_size) {
        accepted.remarks.emplace_back("ntlm-version-1");
    }
    if (!user_.empty() && user_ != accepted.user) {
        accepted.remarks.emplace_back("connection-had-another-user");
    }
    state_ = State::done;
    user_ = accepted.user;
    acceptor_.reset();
    return accepted;
}

Rejected Handshake::fail(
    const Acceptor::Answer& answer, const std::optional<NtlmMessage>& message
) {
    state_ = State::idle;
    acceptor_.reset();
    auto failed =
        rejected(answer.finding.empty() ? "negotiate-refused" : answer.finding, answer.error);
    if (message) failed.user = sender(*message);
    failed.challenge = answer.challenge;
    return failed;
}

}  // namespace proxy407::auth

#include "auth/handshake.hpp"

#include "auth/spnego.hpp"
#include "text/base64.hpp"

namespace proxy407::auth {

namespace {

using Mechanism = HandshakePolicy::Mechanism;
using Outcome = Attempt::Outcome;

Attempt rejected(std::string_view finding, std::string_view detail = {}) {
    Attempt attempt;
    attempt.outcome = Outcome::rejected;
    attempt.finding = finding;
    attempt.detail = detail;
    return attempt;
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
    Attempt attempt;
    if (state_ != State::done || policy_ != policy) return attempt;
    attempt.outcome = Outcome::accepted;
    attempt.user = user_;
    return attempt;
}

/// What is wrong with the turn of an NTLM message; no rejection when nothing is.
Attempt Handshake::judge_turn(const NtlmMessage& message) const {
    auto attempt = Attempt{};
    if (message.type == 2) attempt = rejected("ntlm-out-of-order");
    if (message.type == 3 && state_ == State::done) attempt = rejected("ntlm-out-of-order");
    if (message.type == 3 && state_ == State::idle) {
        attempt = rejected("ntlm-handshake-on-another-connection");
    }
    attempt.user = sender(message);
    return attempt;
}

/// What is wrong with a token before the mechanism is asked.
Attempt Handshake::judge(
    std::string_view ntlm, const std::optional<NtlmMessage>& message, Mechanism mechanism
) const {
    if (message) return judge_turn(*message);
    const bool must_be_ntlm = mechanism == Mechanism::ntlm || !ntlm.empty();
    return must_be_ntlm ? rejected("handshake-malformed-token") : Attempt{};
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
    if (auto wrong = judge(ntlm, message, policy.mechanism); wrong.outcome == Outcome::rejected) {
        state_ = state_ == State::done ? State::done : State::idle;
        return wrong;
    }
    const bool again = state_ == State::done;
    if (state_ != State::under_way || begins_anew(*token, message)) {
        policy_ = policy;
        acceptor_ = make_acceptor(policy, accounts);
    }
    auto attempt = next_leg(*token, message);
    if (again && attempt.outcome == Outcome::continues) attempt.finding = "handshake-again";
    return attempt;
}

Attempt Handshake::next_leg(std::string_view token, const std::optional<NtlmMessage>& message) {
    auto answer = acceptor_->accept(token);
    if (answer.state == Acceptor::Answer::State::failed) return fail(answer, message);
    if (answer.state == Acceptor::Answer::State::done) return finish(std::move(answer), message);
    state_ = State::under_way;
    Attempt attempt;
    attempt.outcome = Outcome::continues;
    attempt.finding = "handshake-unfinished";
    attempt.token = text::base64_encode(answer.token);
    return attempt;
}

Attempt Handshake::finish(Acceptor::Answer answer, const std::optional<NtlmMessage>& message) {
    Attempt attempt;
    attempt.outcome = Outcome::accepted;
    attempt.user = std::move(answer.user);
    if (!answer.token.empty()) attempt.token = text::base64_encode(answer.token);
    if (policy_.mechanism == Mechanism::negotiate && message) {
        attempt.remarks.emplace_back("ntlm-inside-negotiate");
    }
    if (message && message->nt_response.size() == ntlm_version_1_response_size) {
        attempt.remarks.emplace_back("ntlm-version-1");
    }
    if (!user_.empty() && user_ != attempt.user) {
        attempt.remarks.emplace_back("connection-had-another-user");
    }
    state_ = State::done;
    user_ = attempt.user;
    acceptor_.reset();
    return attempt;
}

Attempt Handshake::fail(const Acceptor::Answer& answer, const std::optional<NtlmMessage>& message) {
    state_ = State::idle;
    acceptor_.reset();
    auto attempt =
        rejected(answer.finding.empty() ? "negotiate-refused" : answer.finding, answer.error);
    if (message) attempt.user = sender(*message);
    return attempt;
}

}  // namespace proxy407::auth

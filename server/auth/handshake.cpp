#include "auth/handshake.hpp"

#include "auth/ntlm.hpp"
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

bool begins_anew(std::string_view token, Mechanism mechanism) {
    const auto message = parse_ntlm(token);
    if (message) return message->type == 1;
    // A context is begun by an initial token with its mechanism's name (RFC 2743 section 3.1).
    return mechanism == Mechanism::negotiate && token.starts_with('\x60');
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

/// What is wrong with an NTLM message at this moment; no rejection when nothing is.
Attempt Handshake::judge_ntlm_order(std::string_view token, const HandshakePolicy& policy) const {
    const auto message = parse_ntlm(token);
    if (!message) {
        const bool ntlm_only = policy.mechanism == Mechanism::ntlm;
        return ntlm_only ? rejected("handshake-malformed-token") : Attempt{};
    }
    auto attempt = Attempt{};
    if (message->type == 2) attempt = rejected("ntlm-out-of-order");
    if (message->type == 3 && state_ == State::done) attempt = rejected("ntlm-out-of-order");
    if (message->type == 3 && state_ == State::idle) {
        attempt = rejected("ntlm-handshake-on-another-connection");
    }
    attempt.user = full_user(*message);
    return attempt;
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
    if (auto wrong = judge_ntlm_order(*token, policy); wrong.outcome == Outcome::rejected) {
        state_ = state_ == State::done ? State::done : State::idle;
        return wrong;
    }
    const bool again = state_ == State::done;
    if (state_ != State::under_way || begins_anew(*token, policy.mechanism)) {
        policy_ = policy;
        acceptor_ = make_acceptor(policy, accounts);
    }
    auto attempt = next_leg(*token, accounts);
    if (again && attempt.outcome == Outcome::continues) attempt.finding = "handshake-again";
    return attempt;
}

Attempt Handshake::next_leg(std::string_view token, const Accounts& accounts) {
    auto answer = acceptor_->accept(token);
    if (answer.state == Acceptor::Answer::State::failed) return fail(answer, token, accounts);
    if (answer.state == Acceptor::Answer::State::done) return finish(std::move(answer), token);
    state_ = State::under_way;
    Attempt attempt;
    attempt.outcome = Outcome::continues;
    attempt.finding = "handshake-unfinished";
    attempt.token = text::base64_encode(answer.token);
    return attempt;
}

Attempt Handshake::finish(Acceptor::Answer answer, std::string_view token) {
    Attempt attempt;
    attempt.outcome = Outcome::accepted;
    attempt.user = std::move(answer.user);
    if (!answer.token.empty()) attempt.token = text::base64_encode(answer.token);
    const auto message = parse_ntlm(token);
    if (policy_.mechanism == Mechanism::negotiate && message) {
        attempt.remarks.emplace_back("ntlm-inside-negotiate");
    }
    if (message && message->response_size == ntlm_version_1_response_size) {
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

Attempt Handshake::fail(
    const Acceptor::Answer& answer, std::string_view token, const Accounts& accounts
) {
    state_ = State::idle;
    acceptor_.reset();
    const auto message = parse_ntlm(token);
    if (!message) return rejected("negotiate-refused", answer.error);
    if (message->type != 3) return rejected("handshake-malformed-token", answer.error);
    std::string_view finding = "ntlm-wrong-password";
    // One of LM alone, which gss-ntlmssp does not look at, or of nobody.
    if (message->response_size == 0) finding = "ntlm-without-response";
    if (claimed_account(*message, accounts) == nullptr) finding = "ntlm-unknown-user";
    auto attempt = rejected(finding, answer.error);
    attempt.user = full_user(*message);
    return attempt;
}

}  // namespace proxy407::auth

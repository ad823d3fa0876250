#include "auth/ntlm_acceptor.hpp"

#include "auth/ntlm_challenge.hpp"
#include "auth/ntlm_response.hpp"

#include <algorithm>
#include <utility>

namespace proxy407::auth {

namespace {

/// Of the server's challenge in a type 2 (MS-NLMP section 2.2.1.2).
constexpr std::size_t challenge_at = 24;
constexpr std::size_t challenge_size = 8;

Acceptor::Answer failed(std::string_view finding) {
    Acceptor::Answer answer;
    answer.finding = finding;
    return answer;
}

/// What is wrong with a type 3 that answers the challenge; empty when nothing is.
std::string_view mistake_in(
    const NtlmMessage& message, const Account* account, std::string_view challenge
) {
    if (message.has_unusable_name) return "ntlm-unusable-name";
    if (account == nullptr) return "ntlm-unknown-user";
    if (message.nt_response.empty()) return "ntlm-without-response";
    const bool right = is_ntlm_response_of(message, challenge, account->password);
    return right ? "" : "ntlm-wrong-password";
}

}  // namespace

NtlmAcceptor::NtlmAcceptor(
    Accounts accounts, std::string challenge, std::chrono::system_clock::time_point now
)
    : accounts_(std::move(accounts)), challenge_(std::move(challenge)), now_(now) {}

NtlmAcceptor::NtlmAcceptor(Accounts accounts, std::string recorded_type2)
    : accounts_(std::move(accounts)),
      challenge_(
          recorded_type2.substr(std::min(challenge_at, recorded_type2.size()), challenge_size)
      ),
      recorded_(std::move(recorded_type2)) {}

Acceptor::Answer NtlmAcceptor::accept(std::string_view token) {
    const auto message = parse_ntlm(token);
    if (!message || message->type == 2) return failed("handshake-malformed-token");
    return message->type == 1 ? begin(*message, token) : verify(*message, token);
}

Acceptor::Answer NtlmAcceptor::begin(const NtlmMessage& message, std::string_view token) {
    if (!type2_.empty()) return failed("ntlm-out-of-order");
    type1_ = token;
    type2_ = recorded_.empty() ? ntlm_challenge_message(message, challenge_, now_) : recorded_;
    Answer answer;
    answer.state = Answer::State::more;
    answer.token = type2_;
    return answer;
}

Acceptor::Answer NtlmAcceptor::verify(const NtlmMessage& message, std::string_view token) {
    const auto challenge = std::exchange(challenge_, {});
    if (type2_.empty() || challenge.empty()) return failed("ntlm-out-of-order");
    const auto* account = claimed_account(message, accounts_);
    const auto mistake = mistake_in(message, account, challenge);
    if (!mistake.empty()) {
        auto answer = failed(mistake);
        answer.challenge = challenge;
        return answer;
    }
    session_key_ = ntlm_session_key(message, account->password);
    session_flags_ = message.flags;
    if (promises_mic(message) && !has_right_mic(session_key_, type1_, type2_, token)) {
        return failed("ntlm-wrong-integrity-code");
    }
    Answer answer;
    answer.state = Answer::State::done;
    answer.user = account->user;
    return answer;
}

std::string NtlmAcceptor::signature(std::string_view octets) const {
    const bool signs = (session_flags_ & ntlm_flag::extended_session_security) != 0;
    if (session_key_.empty() || !signs) return {};
    return ntlm_signature(session_key_, session_flags_, octets);
}

}  // namespace proxy407::auth

#include "auth/negotiate.hpp"

#include "auth/gssapi.hpp"
#include "auth/spnego.hpp"

#include <utility>

namespace proxy407::auth {

NegotiateAcceptor::NegotiateAcceptor(std::string keytab, NtlmAcceptor ntlm)
    : keytab_(std::move(keytab)), ntlm_(std::move(ntlm)) {}

Acceptor::Answer NegotiateAcceptor::accept(std::string_view token) {
    const auto message = ntlm_inside(token);
    if (message.empty()) return by_kerberos(token);
    auto answer = ntlm_.accept(message);
    if (message != token) wrap(answer, token);
    return answer;
}

Acceptor::Answer NegotiateAcceptor::by_kerberos(std::string_view token) {
    if (!kerberos_) kerberos_ = kerberos_acceptor(keytab_);
    if (kerberos_) return kerberos_->accept(token);
    Answer answer;
    answer.error = kerberos_trouble(keytab_);
    return answer;
}

/// Puts the answer into a token of SPNEGO, as `token` is one.
void NegotiateAcceptor::wrap(Answer& answer, std::string_view token) {
    const auto spnego = parse_spnego(token);
    if (answer.state == Answer::State::more) {
        mechanisms_ = spnego->mechanisms;
        answer.token = spnego_goes_on(answer.token);
    } else if (answer.state == Answer::State::done) {
        answer.token = spnego_ends(spnego->has_mic ? ntlm_.signature(mechanisms_) : "");
    }
}

}  // namespace proxy407::auth

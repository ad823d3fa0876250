#include "auth/mechanism.hpp"

#include "auth/gssapi.hpp"
#include "auth/negotiate.hpp"
#include "auth/ntlm_acceptor.hpp"

namespace proxy407::auth {

std::unique_ptr<Acceptor> make_acceptor(
    const HandshakePolicy& policy, const Accounts& accounts, const Ambient& ambient
) {
    constexpr std::size_t challenge_size = 8;
    NtlmAcceptor ntlm(accounts, ambient.random(challenge_size), ambient.now);
    if (policy.mechanism == HandshakePolicy::Mechanism::ntlm) {
        return std::make_unique<NtlmAcceptor>(std::move(ntlm));
    }
    return std::make_unique<NegotiateAcceptor>(policy.keytab, std::move(ntlm));
}

std::string handshake_trouble(const HandshakePolicy& policy, const Accounts& accounts) {
    // Negotiate carries NTLM, too: with accounts there is something to accept.
    const bool takes_ntlm =
        policy.mechanism == HandshakePolicy::Mechanism::ntlm || !accounts.empty();
    return takes_ntlm ? "" : kerberos_trouble(policy.keytab);
}

}  // namespace proxy407::auth

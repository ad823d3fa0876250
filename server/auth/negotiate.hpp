#pragma once

#include "auth/acceptor.hpp"
#include "auth/ntlm_acceptor.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace proxy407::auth {

/// One handshake of Negotiate: messages of NTLM, raw or inside of SPNEGO, are verified here;
/// everything else is for Kerberos, by GSSAPI, which sees no octet of NTLM.
class NegotiateAcceptor : public Acceptor {
public:
    NegotiateAcceptor(std::string keytab, NtlmAcceptor ntlm);

    Answer accept(std::string_view token) override;

private:
    Answer by_kerberos(std::string_view token);
    void wrap(Answer& answer, std::string_view token);

    std::string keytab_;
    NtlmAcceptor ntlm_;
    std::unique_ptr<Acceptor> kerberos_;
    std::string mechanisms_;  ///< what the client proposed, as its MIC covers it
};

}  // namespace proxy407::auth

#include "auth/gssapi.hpp"

#include "auth/ntlm.hpp"
#include "auth/ntlm_user_file.hpp"

#include <gssapi/gssapi.h>
#include <gssapi/gssapi_ext.h>
#include <gssapi/gssapi_krb5.h>

#include <iterator>
#include <vector>

namespace proxy407::auth {

namespace {

using Mechanism = HandshakePolicy::Mechanism;

// gss-ntlmssp and SPNEGO (RFC 4178) have no object of their own in MIT's headers.
gss_OID_desc ntlm_oid{10, const_cast<char*>("\x2b\x06\x01\x04\x01\x82\x37\x02\x02\x0a")};
gss_OID_desc spnego_oid{6, const_cast<char*>("\x2b\x06\x01\x05\x05\x02")};

std::string taken(gss_buffer_desc& buffer) {
    std::string octets(static_cast<const char*>(buffer.value), buffer.length);
    OM_uint32 minor = 0;
    gss_release_buffer(&minor, &buffer);
    return octets;
}

std::string words(OM_uint32 code, int type, gss_OID mechanism) {
    std::string all;
    OM_uint32 minor = 0;
    OM_uint32 more = 0;
    do {
        gss_buffer_desc text = GSS_C_EMPTY_BUFFER;
        if (gss_display_status(&minor, code, type, mechanism, &more, &text) != GSS_S_COMPLETE)
            break;
        all += (all.empty() ? "" : ", ") + taken(text);
    } while (more != 0);
    return all;
}

std::string error_text(OM_uint32 major, OM_uint32 minor, gss_OID mechanism) {
    auto text = words(major, GSS_C_GSS_CODE, mechanism);
    if (minor != 0) text += ": " + words(minor, GSS_C_MECH_CODE, mechanism);
    return text;
}

std::string name_of(gss_name_t name) {
    OM_uint32 minor = 0;
    gss_buffer_desc text = GSS_C_EMPTY_BUFFER;
    if (name == GSS_C_NO_NAME || gss_display_name(&minor, name, &text, nullptr) != GSS_S_COMPLETE) {
        return {};
    }
    return taken(text);
}

/// Acceptor credentials; null, with the reason, when there are none.
struct Acquired {
    gss_cred_id_t credentials = GSS_C_NO_CREDENTIAL;
    std::string error;
};

Acquired acquire(std::vector<gss_OID_desc> mechanisms, const std::string& keytab) {
    gss_OID_set_desc set{mechanisms.size(), mechanisms.data()};
    gss_key_value_element_desc element{"keytab", keytab.c_str()};
    gss_key_value_set_desc store{1, &element};
    OM_uint32 minor = 0;
    Acquired out;
    const auto major = gss_acquire_cred_from(
        &minor,
        GSS_C_NO_NAME,
        GSS_C_INDEFINITE,
        &set,
        GSS_C_ACCEPT,
        keytab.empty() ? GSS_C_NO_CRED_STORE : &store,
        &out.credentials,
        nullptr,
        nullptr
    );
    if (GSS_ERROR(major)) out.error = error_text(major, minor, &mechanisms.front());
    return out;
}

std::string trouble_of(gss_OID_desc mechanism, const std::string& keytab) {
    auto acquired = acquire({mechanism}, keytab);
    OM_uint32 minor = 0;
    if (acquired.error.empty()) gss_release_cred(&minor, &acquired.credentials);
    return acquired.error;
}

class GssapiAcceptor : public Acceptor {
public:
    GssapiAcceptor(const HandshakePolicy& policy, Accounts accounts)
        : accounts_(std::move(accounts)) {
        prepare_ntlm();
        const bool ntlm = policy.mechanism == Mechanism::ntlm;
        auto acquired = ntlm ? acquire({ntlm_oid}, {})
                             : acquire({spnego_oid, *gss_mech_krb5, ntlm_oid}, policy.keytab);
        credentials_ = acquired.credentials;
        error_ = std::move(acquired.error);
    }

    ~GssapiAcceptor() override {
        OM_uint32 minor = 0;
        gss_delete_sec_context(&minor, &context_, GSS_C_NO_BUFFER);
        gss_release_cred(&minor, &credentials_);
    }

    GssapiAcceptor(const GssapiAcceptor&) = delete;
    GssapiAcceptor& operator=(const GssapiAcceptor&) = delete;

    Answer accept(std::string_view token) override {
        Answer answer;
        answer.error = error_;
        if (!error_.empty()) return answer;
        const auto message = parse_ntlm(token);
        if (!message) return step(token);
        const auto whole = with_version(token);
        if (message->type != 3) return step(whole);
        const auto* account = claimed_account(*message, accounts_);
        with_ntlm_user(*message, account, [&] { answer = step(whole); });
        if (account != nullptr) answer.user = account->user;
        return answer;
    }

private:
    Answer step(std::string_view token) {
        gss_buffer_desc in{token.size(), const_cast<char*>(token.data())};
        gss_buffer_desc out = GSS_C_EMPTY_BUFFER;
        gss_name_t source = GSS_C_NO_NAME;
        gss_OID mechanism = GSS_C_NO_OID;
        OM_uint32 minor = 0;
        const auto major = gss_accept_sec_context(
            &minor,
            &context_,
            credentials_,
            &in,
            GSS_C_NO_CHANNEL_BINDINGS,
            &source,
            &mechanism,
            &out,
            nullptr,
            nullptr,
            nullptr
        );
        Answer answer;
        answer.token = taken(out);
        answer.user = name_of(source);
        if (GSS_ERROR(major)) {
            answer.error = error_text(major, minor, mechanism);
        } else {
            const bool more = (major & GSS_S_CONTINUE_NEEDED) != 0;
            answer.state = more ? Answer::State::more : Answer::State::done;
        }
        OM_uint32 ignored = 0;
        gss_release_name(&ignored, &source);
        return answer;
    }

    Accounts accounts_;
    gss_cred_id_t credentials_ = GSS_C_NO_CREDENTIAL;
    gss_ctx_id_t context_ = GSS_C_NO_CONTEXT;
    std::string error_;
};

}  // namespace

bool has_gssapi() {
    return true;
}

std::string gssapi_trouble(const HandshakePolicy& policy, const Accounts& accounts) {
    const auto ntlm = trouble_of(ntlm_oid, {});
    if (policy.mechanism == Mechanism::ntlm) {
        return ntlm.empty() ? ""
                            : "GSSAPI has no NTLM mechanism here (Debian: gss-ntlmssp); " + ntlm;
    }
    const auto kerberos = trouble_of(*gss_mech_krb5, policy.keytab);
    // Negotiate carries NTLM, too: with accounts there is something to accept.
    if (kerberos.empty() || (ntlm.empty() && !accounts.empty())) return "";
    return "no key for Negotiate: give \"keytab\" in the scenario, or KRB5_KTNAME; " + kerberos;
}

std::unique_ptr<Acceptor> gssapi_acceptor(const HandshakePolicy& policy, const Accounts& accounts) {
    return std::make_unique<GssapiAcceptor>(policy, accounts);
}

}  // namespace proxy407::auth

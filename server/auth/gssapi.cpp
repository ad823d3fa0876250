#include "auth/gssapi.hpp"

#include "auth/gss_library.hpp"

#include <vector>

namespace proxy407::auth {

namespace {

// SPNEGO (RFC 4178) has no object of its own in MIT's headers; that of Kerberos (RFC 4121) is in
// the library, which may be absent.
gss_OID_desc spnego_oid{6, const_cast<char*>("\x2b\x06\x01\x05\x05\x02")};
gss_OID_desc kerberos_oid{9, const_cast<char*>("\x2a\x86\x48\x86\xf7\x12\x01\x02\x02")};

std::string taken(gss_buffer_desc& buffer) {
    std::string octets(static_cast<const char*>(buffer.value), buffer.length);
    OM_uint32 minor = 0;
    gss_library().release_buffer(&minor, &buffer);
    return octets;
}

std::string words(OM_uint32 code, int type, gss_OID mechanism) {
    std::string all;
    OM_uint32 minor = 0;
    OM_uint32 more = 0;
    do {
        gss_buffer_desc text = GSS_C_EMPTY_BUFFER;
        if (gss_library().display_status(&minor, code, type, mechanism, &more, &text) !=
            GSS_S_COMPLETE)
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
    if (name == GSS_C_NO_NAME ||
        gss_library().display_name(&minor, name, &text, nullptr) != GSS_S_COMPLETE) {
        return {};
    }
    return taken(text);
}

/// Credentials; null, with the reason, when there are none.
struct Acquired {
    gss_cred_id_t credentials = GSS_C_NO_CREDENTIAL;
    std::string error;
};

Acquired acquire(
    std::vector<gss_OID_desc> mechanisms, const std::string& keytab, gss_cred_usage_t usage
) {
    gss_OID_set_desc set{mechanisms.size(), mechanisms.data()};
    gss_key_value_element_desc element{"keytab", keytab.c_str()};
    gss_key_value_set_desc store{1, &element};
    OM_uint32 minor = 0;
    Acquired out;
    const auto major = gss_library().acquire_cred_from(
        &minor,
        GSS_C_NO_NAME,
        GSS_C_INDEFINITE,
        &set,
        usage,
        keytab.empty() ? GSS_C_NO_CRED_STORE : &store,
        &out.credentials,
        nullptr,
        nullptr
    );
    if (GSS_ERROR(major)) out.error = error_text(major, minor, &kerberos_oid);
    return out;
}

/// Kerberos and nothing else, raw or negotiated: the other mechanisms of the machine (gss-ntlmssp
/// is one) must never see what a client sends.
Acquired acquire_negotiated(const std::string& keytab, gss_cred_usage_t usage) {
    auto out = acquire({spnego_oid, kerberos_oid}, keytab, usage);
    if (!out.error.empty()) return out;
    gss_OID_set_desc negotiable{1, &kerberos_oid};
    OM_uint32 minor = 0;
    const auto major = gss_library().set_neg_mechs(&minor, out.credentials, &negotiable);
    if (GSS_ERROR(major)) out.error = error_text(major, minor, &kerberos_oid);
    return out;
}

class KerberosAcceptor : public Acceptor {
public:
    explicit KerberosAcceptor(const std::string& keytab)
        : acquired_(acquire_negotiated(keytab, GSS_C_ACCEPT)) {}

    ~KerberosAcceptor() override {
        OM_uint32 minor = 0;
        gss_library().delete_sec_context(&minor, &context_, GSS_C_NO_BUFFER);
        gss_library().release_cred(&minor, &acquired_.credentials);
    }

    KerberosAcceptor(const KerberosAcceptor&) = delete;
    KerberosAcceptor& operator=(const KerberosAcceptor&) = delete;

    Answer accept(std::string_view token) override {
        Answer answer;
        answer.error = acquired_.error;
        if (!answer.error.empty()) return answer;
        gss_buffer_desc in{token.size(), const_cast<char*>(token.data())};
        gss_buffer_desc out = GSS_C_EMPTY_BUFFER;
        gss_name_t source = GSS_C_NO_NAME;
        gss_OID mechanism = GSS_C_NO_OID;
        OM_uint32 minor = 0;
        const auto major = gss_library().accept_sec_context(
            &minor,
            &context_,
            acquired_.credentials,
            &in,
            GSS_C_NO_CHANNEL_BINDINGS,
            &source,
            &mechanism,
            &out,
            nullptr,
            nullptr,
            nullptr
        );
        answer.token = taken(out);
        answer.user = name_of(source);
        if (GSS_ERROR(major)) {
            answer.error = error_text(major, minor, mechanism);
        } else {
            const bool more = (major & GSS_S_CONTINUE_NEEDED) != 0;
            answer.state = more ? Answer::State::more : Answer::State::done;
        }
        OM_uint32 ignored = 0;
        gss_library().release_name(&ignored, &source);
        return answer;
    }

private:
    Acquired acquired_;
    gss_ctx_id_t context_ = GSS_C_NO_CONTEXT;
};

/// The first token of a mechanism, or why the library makes none.
NegotiateToken first_token(gss_name_t service, gss_cred_id_t credentials, gss_OID mechanism) {
    gss_ctx_id_t context = GSS_C_NO_CONTEXT;
    gss_buffer_desc out = GSS_C_EMPTY_BUFFER;
    OM_uint32 minor = 0;
    const auto major = gss_library().init_sec_context(
        &minor,
        credentials,
        &context,
        service,
        mechanism,
        0,
        GSS_C_INDEFINITE,
        GSS_C_NO_CHANNEL_BINDINGS,
        GSS_C_NO_BUFFER,
        nullptr,
        &out,
        nullptr,
        nullptr
    );
    NegotiateToken made;
    if (GSS_ERROR(major)) made.trouble = error_text(major, minor, mechanism);
    made.octets = taken(out);
    OM_uint32 ignored = 0;
    gss_library().delete_sec_context(&ignored, &context, GSS_C_NO_BUFFER);
    return made;
}

/// Kerberos by itself says best why it fails; inside of SPNEGO it is what proxies expect.
NegotiateToken token_for(gss_name_t service) {
    auto plain = first_token(service, GSS_C_NO_CREDENTIAL, &kerberos_oid);
    if (!plain.trouble.empty()) return plain;
    auto acquired = acquire_negotiated("", GSS_C_INITIATE);
    if (!acquired.error.empty()) return {"", acquired.error};
    auto token = first_token(service, acquired.credentials, &spnego_oid);
    OM_uint32 ignored = 0;
    gss_library().release_cred(&ignored, &acquired.credentials);
    return token;
}

}  // namespace

bool has_kerberos() {
    return gss_library().trouble.empty();
}

std::string kerberos_trouble(const std::string& keytab) {
    if (!has_kerberos()) return gss_library().trouble;
    OM_uint32 minor = 0;
    auto acquired = acquire({kerberos_oid}, keytab, GSS_C_ACCEPT);
    gss_library().release_cred(&minor, &acquired.credentials);
    if (acquired.error.empty()) return "";
    return "no key for Negotiate: give \"keytab\" in the scenario, or KRB5_KTNAME; " +
           acquired.error;
}

std::unique_ptr<Acceptor> kerberos_acceptor(const std::string& keytab) {
    if (!has_kerberos()) return nullptr;
    return std::make_unique<KerberosAcceptor>(keytab);
}

NegotiateToken negotiate_token(const std::string& host) {
    if (!has_kerberos()) return {"", gss_library().trouble};
    const auto service = "HTTP@" + host;
    gss_buffer_desc text{service.size(), const_cast<char*>(service.data())};
    gss_OID_desc host_based{10, const_cast<char*>("\x2a\x86\x48\x86\xf7\x12\x01\x02\x01\x04")};
    gss_name_t name = GSS_C_NO_NAME;
    OM_uint32 minor = 0;
    const auto major = gss_library().import_name(&minor, &text, &host_based, &name);
    if (GSS_ERROR(major)) return {"", error_text(major, minor, GSS_C_NO_OID)};
    auto token = token_for(name);
    gss_library().release_name(&minor, &name);
    return token;
}

}  // namespace proxy407::auth

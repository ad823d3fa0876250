#include "auth/gssapi.hpp"

#include "auth/mechanism.hpp"
#include "auth/ntlm_response.hpp"
#include "auth/spnego.hpp"

#include <gssapi/gssapi.h>
#include <gssapi/gssapi_ext.h>
#include <gtest/gtest.h>

namespace proxy407::auth {

namespace {

using State = Acceptor::Answer::State;

gss_OID_desc spnego_oid{6, const_cast<char*>("\x2b\x06\x01\x05\x05\x02")};
gss_OID_desc ntlm_oid{10, const_cast<char*>("\x2b\x06\x01\x04\x01\x82\x37\x02\x02\x0a")};

gss_buffer_desc buffer(const std::string& octets) {
    return {octets.size(), const_cast<char*>(octets.data())};
}

/// A client by the library that many clients on Linux use, of NTLM by itself or inside of SPNEGO.
class Client {
public:
    Client(gss_OID_desc mechanism, const std::string& user, const std::string& password)
        : mechanism_(mechanism) {
        auto name_text = buffer(user);
        auto password_text = buffer(password);
        gss_OID_set_desc mechanisms{1, &mechanism_};
        gss_OID_set_desc ntlm{1, &ntlm_oid};
        OM_uint32 minor = 0;
        gss_import_name(&minor, &name_text, GSS_C_NT_USER_NAME, &name_);
        const auto major = gss_acquire_cred_with_password(
            &minor,
            name_,
            &password_text,
            GSS_C_INDEFINITE,
            &mechanisms,
            GSS_C_INITIATE,
            &credentials_,
            nullptr,
            nullptr
        );
        if (major != GSS_S_COMPLETE) return;
        if (mechanism.length == spnego_oid.length) gss_set_neg_mechs(&minor, credentials_, &ntlm);
        const std::string service = "HTTP@localhost";
        auto target_text = buffer(service);
        gss_import_name(&minor, &target_text, GSS_C_NT_HOSTBASED_SERVICE, &target_);
    }

    /// Is the library here? (Debian: gss-ntlmssp)
    bool is_usable() const { return credentials_ != GSS_C_NO_CREDENTIAL; }

    ~Client() {
        OM_uint32 minor = 0;
        gss_delete_sec_context(&minor, &context_, GSS_C_NO_BUFFER);
        gss_release_cred(&minor, &credentials_);
        gss_release_name(&minor, &name_);
        gss_release_name(&minor, &target_);
    }

    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    std::string next(const std::string& token) {
        auto in = buffer(token);
        gss_buffer_desc out = GSS_C_EMPTY_BUFFER;
        OM_uint32 minor = 0;
        const auto major = gss_init_sec_context(
            &minor,
            credentials_,
            &context_,
            target_,
            &mechanism_,
            GSS_C_INTEG_FLAG,
            0,
            GSS_C_NO_CHANNEL_BINDINGS,
            &in,
            nullptr,
            &out,
            nullptr,
            nullptr
        );
        EXPECT_FALSE(GSS_ERROR(major));
        done_ = major == GSS_S_COMPLETE;
        std::string octets(static_cast<const char*>(out.value), out.length);
        gss_release_buffer(&minor, &out);
        return octets;
    }

    /// Is it content with what the proxy said?
    bool is_done() const { return done_; }

private:
    gss_OID_desc mechanism_;
    bool done_ = false;
    gss_name_t name_ = GSS_C_NO_NAME;
    gss_name_t target_ = GSS_C_NO_NAME;
    gss_cred_id_t credentials_ = GSS_C_NO_CREDENTIAL;
    gss_ctx_id_t context_ = GSS_C_NO_CONTEXT;
};

Ambient ambient() {
    return {std::chrono::system_clock::now(), [](std::size_t octets) {
                return std::string(octets, 'r');
            }};
}

std::unique_ptr<Acceptor> acceptor(HandshakePolicy::Mechanism mechanism) {
    const Accounts accounts = {{"user", "other"}, {"CORP\\alice", "p w"}};
    return make_acceptor({mechanism, {}}, accounts, ambient());
}

/// Two ways of NTLM.
struct Way {
    gss_OID_desc client;
    HandshakePolicy::Mechanism proxy;
};

const Way ways[] = {
    {ntlm_oid, HandshakePolicy::Mechanism::ntlm},
    {ntlm_oid, HandshakePolicy::Mechanism::negotiate},
    {spnego_oid, HandshakePolicy::Mechanism::negotiate}};

class NtlmOfGssapi : public testing::Test {
protected:
    void SetUp() override {
        if (!Client(ntlm_oid, "u", "p").is_usable()) GTEST_SKIP() << "no gss-ntlmssp here";
    }
};

TEST_F(NtlmOfGssapi, GetsThroughWithItsPassword) {
    for (const auto& way : ways) {
        for (const auto& [name, password] : {std::pair{"CORP\\alice", "p w"}, {"user", "other"}}) {
            Client client(way.client, name, password);
            const auto proxy = acceptor(way.proxy);
            const auto challenge = proxy->accept(client.next(""));
            ASSERT_EQ(challenge.state, State::more) << challenge.error;
            const auto last = client.next(challenge.token);
            const auto answer = proxy->accept(last);
            EXPECT_EQ(answer.state, State::done) << answer.finding;
            EXPECT_EQ(answer.user, name);
            if (!client.is_done()) client.next(answer.token);
            EXPECT_TRUE(client.is_done()) << "it takes the proxy's last word";
        }
    }
}

// Inside of SPNEGO the library protects its messages, as the proxy tells it the time.
TEST_F(NtlmOfGssapi, AChangedIntegrityCodeIsNoticed) {
    Client client(spnego_oid, "user", "other");
    const auto proxy = acceptor(HandshakePolicy::Mechanism::negotiate);
    auto last = client.next(proxy->accept(client.next("")).token);
    const auto message = ntlm_inside(last);
    ASSERT_TRUE(promises_mic(*parse_ntlm(message)));
    constexpr std::size_t mic_at = 72;
    last[static_cast<std::size_t>(message.data() - last.data()) + mic_at] ^= 1;
    EXPECT_EQ(proxy->accept(last).finding, "ntlm-wrong-integrity-code");
}

TEST_F(NtlmOfGssapi, IsRefusedOtherwise) {
    for (const auto& way : ways) {
        for (const auto& [name, password] :
             {std::pair{"CORP\\alice", "nope"},
              {"ELSE\\alice", "p w"},
              {"alice", "p w"},
              {"CORP\\bob", "p w"}}) {
            Client client(way.client, name, password);
            const auto proxy = acceptor(way.proxy);
            const auto answer = proxy->accept(client.next(proxy->accept(client.next("")).token));
            EXPECT_EQ(answer.state, State::failed) << name << ' ' << password;
            EXPECT_FALSE(answer.finding.empty());
        }
    }
}

TEST(Gssapi, NamesAMissingKeytab) {
    EXPECT_TRUE(has_kerberos());
    EXPECT_NE(kerberos_trouble("/nowhere/keytab").find("/nowhere/keytab"), std::string::npos);
    EXPECT_EQ(kerberos_acceptor("/nowhere/keytab")->accept("x").state, State::failed);
}

TEST(Gssapi, NegotiateToken_WithoutATicketSaysWhy) {
    setenv("KRB5CCNAME", "FILE:/nowhere/tickets", 1);
    const auto token = negotiate_token("proxy.example");
    unsetenv("KRB5CCNAME");
    EXPECT_EQ(token.octets, "");
    EXPECT_NE(token.trouble, "");
}

}  // namespace

}  // namespace proxy407::auth

#include "auth/gssapi.hpp"

#include "auth/ntlm.hpp"

#include <gssapi/gssapi.h>
#include <gssapi/gssapi_ext.h>
#include <gtest/gtest.h>

namespace proxy407::auth {

namespace {

using State = Acceptor::Answer::State;

gss_OID_desc ntlm_oid{10, const_cast<char*>("\x2b\x06\x01\x04\x01\x82\x37\x02\x02\x0a")};

gss_buffer_desc buffer(const std::string& octets) {
    return {octets.size(), const_cast<char*>(octets.data())};
}

/// A client of NTLM, by the same library: only the acceptor is ours.
class Client {
public:
    Client(const std::string& user, const std::string& password) {
        auto name_text = buffer(user);
        auto password_text = buffer(password);
        gss_OID_set_desc mechanisms{1, &ntlm_oid};
        OM_uint32 minor = 0;
        gss_import_name(&minor, &name_text, GSS_C_NT_USER_NAME, &name_);
        gss_acquire_cred_with_password(
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
        const std::string service = "HTTP@localhost";
        auto target_text = buffer(service);
        gss_import_name(&minor, &target_text, GSS_C_NT_HOSTBASED_SERVICE, &target_);
    }

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
            &ntlm_oid,
            0,
            0,
            GSS_C_NO_CHANNEL_BINDINGS,
            &in,
            nullptr,
            &out,
            nullptr,
            nullptr
        );
        EXPECT_FALSE(GSS_ERROR(major));
        std::string octets(static_cast<const char*>(out.value), out.length);
        gss_release_buffer(&minor, &out);
        return octets;
    }

private:
    gss_name_t name_ = GSS_C_NO_NAME;
    gss_name_t target_ = GSS_C_NO_NAME;
    gss_cred_id_t credentials_ = GSS_C_NO_CREDENTIAL;
    gss_ctx_id_t context_ = GSS_C_NO_CONTEXT;
};

Acceptor::Answer handshake(Client& client, const Accounts& accounts) {
    const auto acceptor = gssapi_acceptor({}, accounts);
    const auto challenge = acceptor->accept(client.next(""));
    EXPECT_EQ(challenge.state, State::more) << challenge.error;
    return acceptor->accept(client.next(challenge.token));
}

class Gssapi : public testing::Test {
protected:
    void SetUp() override {
        const auto trouble = gssapi_trouble({}, {});
        if (!trouble.empty()) GTEST_SKIP() << trouble;
    }
};

TEST_F(Gssapi, AcceptsTheAccountsOfTheScenario) {
    const Accounts accounts = {{"user", "other"}, {"CORP\\alice", "p w"}};
    Client alice("CORP\\alice", "p w");
    const auto answer = handshake(alice, accounts);
    EXPECT_EQ(answer.state, State::done) << answer.error;
    EXPECT_EQ(answer.user, "CORP\\alice");
    Client user("user", "other");
    EXPECT_EQ(handshake(user, accounts).user, "user");
}

// The mechanism looks up what it may take when a context begins: that was too early for the first.
TEST_F(Gssapi, TheVeryFirstHandshakeMayBeOfVersion1) {
    const auto acceptor = gssapi_acceptor({}, {{"CORP\\alice", "pass"}});
    Client alice("CORP\\alice", "pass");  // the same library: it sends the least it would take
    const auto challenge = acceptor->accept(alice.next(""));
    const auto last = alice.next(challenge.token);
    ASSERT_EQ(parse_ntlm(last).value_or(NtlmMessage{}).response_size, ntlm_version_1_response_size);
    const auto answer = acceptor->accept(last);
    EXPECT_EQ(answer.state, State::done) << answer.error;
}

TEST_F(Gssapi, RefusesEverybodyElse) {
    const Accounts accounts = {{"CORP\\alice", "pass"}};
    for (const auto& [name, password] :
         {std::pair{"CORP\\alice", "nope"},

          {"ELSE\\alice", "pass"},
          {"alice", "pass"},
          {"CORP\\bob", "pass"}}) {
        Client client(name, password);
        const auto answer = handshake(client, accounts);
        EXPECT_EQ(answer.state, State::failed) << name << ' ' << password;
        EXPECT_FALSE(answer.error.empty());
    }
}

TEST_F(Gssapi, RefusesWhatIsNoMessage) {
    for (const auto* token : {"", "x", "NTLMSSP"}) {
        EXPECT_EQ(gssapi_acceptor({}, {})->accept(token).state, State::failed) << token;
    }
}

TEST(GssapiTrouble, NamesAMissingKeytab) {
    const HandshakePolicy kerberos{HandshakePolicy::Mechanism::negotiate, "/nowhere/keytab"};
    EXPECT_TRUE(has_gssapi());
    EXPECT_NE(gssapi_trouble(kerberos, {}).find("/nowhere/keytab"), std::string::npos);
}

}  // namespace

}  // namespace proxy407::auth

#include "ladder/rung.hpp"

#include "auth/ntlm.hpp"
#include "text/base64.hpp"
#include "unit/ladder/world.hpp"

#include <gmock/gmock.h>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using testing::Not;

Facts facts(const std::string& address = url) {
    Facts known;
    known.question = question(address);
    known.address = "192.0.2.1";
    known.request = request_for(known.question.target);
    return known;
}

TEST(NextOfRequest, PlainProxy_IsOpenedAndAsked) {
    const auto known = facts();
    std::vector<Sight> seen;
    EXPECT_EQ(*next_of_request(known, known.request, seen), Probe(Open{"192.0.2.1", 3128}));
    seen.push_back({Open{}, Opened{Opened::How::connected}, {}});
    EXPECT_TRUE(std::holds_alternative<Ask>(*next_of_request(known, known.request, seen)));
    seen.push_back({Ask{}, Answered{ok, Answered::End::whole}, {}});
    EXPECT_FALSE(next_of_request(known, known.request, seen));
}

TEST(NextOfRequest, ProxyOfTls_IsEncryptedBetween) {
    const auto known = facts("https://u:p@proxy.example:443");
    const std::vector<Sight> seen = {{Open{}, Opened{Opened::How::connected}, {}}};
    EXPECT_EQ(*next_of_request(known, known.request, seen), Probe(Encrypt{"proxy.example"}));
}

TEST(NextOfRequest, ClosedPort_IsNotAsked) {
    const auto known = facts();
    const std::vector<Sight> seen = {{Open{}, Opened{Opened::How::refused}, {}}};
    EXPECT_FALSE(next_of_request(known, known.request, seen));
}

TEST(NextOfRequest, StaleNonce_IsAnsweredAnew) {
    auto known = facts();
    const std::string challenge = "Digest realm=\"r\", nonce=\"new\", stale=TRUE";
    known.chosen = Offer{Scheme::digest, http::parse_challenges({challenge}).at(0)};
    known.account = known.question.account;
    const auto again = status("407 X", "Proxy-Authenticate: " + challenge + "\r\n");
    const std::vector<Sight> seen = {
        {Open{}, Opened{Opened::How::connected}, {}},
        {Ask{}, Answered{again, Answered::End::whole}, {}}};
    const auto probe = next_of_request(known, known.request, seen);
    ASSERT_TRUE(probe);
    EXPECT_THAT(std::get<Ask>(*probe).octets, HasSubstr("nonce=\"new\""));
}

TEST(SilenceInWords, NamesHowTheConnectionEnded) {
    const std::vector<Sight> reset = {{Ask{}, Answered{"", Answered::End::reset}, {}}};
    EXPECT_EQ(silence_in_words(reset), "reset the connection");
    const std::vector<Sight> tls = {{Encrypt{}, Encrypted{.trouble = "bad"}, {}}};
    EXPECT_EQ(silence_in_words(tls), "ended the TLS handshake: bad");
}

}  // namespace
}  // namespace proxy407::ladder

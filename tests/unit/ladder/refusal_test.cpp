#include "ladder/refusal.hpp"

#include <gmock/gmock.h>

namespace proxy407::ladder {
namespace {

using testing::HasSubstr;
using testing::Not;

Kind kind_of(const std::string& octets) {
    const auto refusal = sellers_refusal(read_answer(octets));
    return refusal ? refusal->kind : Kind::works;
}

TEST(SellersRefusal, QuotaInAField_IsTheAccount) {
    EXPECT_EQ(
        kind_of("HTTP/1.1 402 Payment Required\r\nX-Webshare-Reason: bandwidthlimit\r\n\r\n"),
        Kind::account
    );
    EXPECT_EQ(kind_of("HTTP/1.1 407 X\r\nX-Crawlera-Error: user_suspended\r\n\r\n"), Kind::account);
    EXPECT_EQ(kind_of("HTTP/1.1 200 OK\r\nx-brd-err-code: client_10100\r\n\r\n"), Kind::account);
}

TEST(SellersRefusal, QuotaInTheMessage_IsTheAccount) {
    EXPECT_EQ(
        kind_of("HTTP/1.1 407 X\r\n\r\nAccess denied: traffic limit reached."), Kind::account
    );
}

TEST(SellersRefusal, AddressInAField_IsTheAddress) {
    EXPECT_EQ(
        kind_of("HTTP/1.1 407 X\r\nX-Helodata-Error-Code: not-whitelisted\r\n\r\n"), Kind::address
    );
    EXPECT_EQ(kind_of("HTTP/1.1 491 Unassigned\r\n\r\n"), Kind::address);
}

TEST(SellersRefusal, StatusesOfSellers_AreTheAccount) {
    for (const auto* status : {"402", "429", "452", "453", "454", "509"})
        EXPECT_EQ(kind_of(std::string("HTTP/1.1 ") + status + " X\r\n\r\n"), Kind::account)
            << status;
}

TEST(SellersRefusal, UsualResponses_AreNone) {
    EXPECT_FALSE(sellers_refusal(read_answer("HTTP/1.1 407 X\r\n\r\nWrong password")));
    EXPECT_FALSE(sellers_refusal(read_answer("HTTP/1.1 200 OK\r\n\r\nno limit")));
    EXPECT_FALSE(sellers_refusal(read_answer("HTTP/1.1 407 X\r\n\r\n<html>limit</html>")));
    EXPECT_FALSE(sellers_refusal(read_answer("HTTP/1.1 503 X\r\n\r\n")));
}

TEST(SellersRefusal, Evidence_HasFieldAndMessage) {
    const auto refusal = sellers_refusal(
        read_answer("HTTP/1.1 402 Pay\r\nX-Webshare-Reason: bandwidthlimit\r\n\r\nPlease upgrade")
    );
    EXPECT_EQ(
        refusal->bytes, "HTTP/1.1 402 Pay\nX-Webshare-Reason: bandwidthlimit\n\nPlease upgrade"
    );
}

}  // namespace
}  // namespace proxy407::ladder

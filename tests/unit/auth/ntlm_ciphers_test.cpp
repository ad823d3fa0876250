#include "auth/ntlm_ciphers.hpp"

#include "text/hex.hpp"

#include <gtest/gtest.h>

namespace proxy407::auth {

namespace {

using text::hex_decode;
using text::hex_encode;

TEST(NtlmCiphers, AsTheirDocumentsSay) {
    EXPECT_EQ(hex_encode(md4("abc")), "a448017aaf21d8525fc10ae87aa6729d");  // RFC 1320 A.5
    EXPECT_EQ(hex_encode(md4("")), "31d6cfe0d16ae931b73c59d7e0c089c0");
    EXPECT_EQ(hex_encode(md5("abc")), "900150983cd24fb0d6963f7d28e17f72");  // RFC 1321 A.5
    EXPECT_EQ(hex_encode(md5("")), "d41d8cd98f00b204e9800998ecf8427e");
    EXPECT_EQ(  // RFC 2202 section 2
        hex_encode(hmac_md5("Jefe", "what do ya want for nothing?")),
        "750c783e6ab0b503eaa86e310a5db738"
    );
    EXPECT_EQ(hex_encode(rc4("Key", "Plaintext")), "bbf316e8d940af0ad3");
}

TEST(NtlmCiphers, DesByThirdsOfAHash) {  // MS-NLMP section 4.2.2.2.1
    EXPECT_EQ(
        hex_encode(des_by_thirds(
            *hex_decode("a4f49c406510bdcab6824ee7c30fd852"), *hex_decode("0123456789abcdef")
        )),
        "67c43011f30298a2ad35ece64f16331c44bdbed927841f94"
    );
}

}  // namespace

}  // namespace proxy407::auth

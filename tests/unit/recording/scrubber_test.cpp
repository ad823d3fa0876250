#include "recording/scrubber.hpp"

#include "text/base64.hpp"
#include "text/hex.hpp"
#include "text/percent.hpp"

#include <gmock/gmock.h>

#include <functional>
#include <random>

namespace proxy407::recording {
namespace {

using testing::HasSubstr;
using testing::Not;

Exchange exchange(const std::string& authorization, const std::string& head) {
    const std::string field =
        authorization.empty() ? "" : "Proxy-Authorization: " + authorization + "\r\n";
    Exchange one;
    one.request = http::parse_request_head(
        "GET http://bank.corp.example/account?id=7 HTTP/1.1\r\nHost: bank.corp.example\r\n" +
        field + "\r\n"
    );
    one.answer = *scenario::read_answer_head(head + "\r\n");
    return one;
}

/// Values and content in one text.
std::string text_of(const scenario::TranscriptAnswer& answer) {
    std::string text = answer.reason + "\n";
    for (const auto& [name, value] : answer.fields) text += name + ": " + value + "\n";
    return text + answer.content;
}

std::string cleaned(const Exchange& one, const KnownParticulars& known = {}) {
    Scrubber scrubber(known);
    scrubber.learn(one);
    return text_of(scrubber.cleaned(one.answer));
}

TEST(Scrubber, ReasonPhrase_IsCleanedAndWhatWentIsNamed) {
    const auto one = exchange("", "HTTP/1.1 407 Denied to 10.1.2.3 by cache7.corp.local\r\n");
    Scrubber scrubber({});
    scrubber.learn(one);
    const auto reason = scrubber.cleaned(one.answer).reason;
    EXPECT_THAT(reason, Not(HasSubstr("10.1.2.3")));
    EXPECT_THAT(reason, Not(HasSubstr("cache7")));
    EXPECT_THAT(scrubber.taken_out(), testing::Contains(HasSubstr("10.1.2.3")));
    EXPECT_THAT(scrubber.taken_out(), testing::Contains(HasSubstr("cache7.corp.local")));
}

TEST(Scrubber, WhatIsOfOneNetwork_GoesAndTheRestStays) {
    auto one = exchange(
        "Basic " + text::base64_encode("jdoe:hunter-two"),
        "HTTP/1.1 407 Who Are You\r\nServer: squid/5.7\r\nVia: 1.1 cache7 (squid/5.7)\r\n"
        "X-Cache: MISS from cache7\r\nProxy-Authenticate: Basic realm=\"ACME Corp\"\r\n"
        "Content-Length: 110\r\n"
    );
    one.answer.content =
        "JDOE at 10.1.2.3 asked cache7 for http://bank.corp.example/account?id=7; ACME Corp, "
        "hunter-two, a%3Ahunter-two";
    one.answer.fields.back().second = std::to_string(one.answer.content.size());
    const auto text = cleaned(one);
    EXPECT_THAT(text, HasSubstr("Server: squid/5.7\n"));
    EXPECT_THAT(text, HasSubstr("Via: 1.1 proxy.example (squid/5.7)\n"));
    EXPECT_THAT(text, HasSubstr("X-Cache: MISS from proxy.example\n"));
    EXPECT_THAT(text, HasSubstr("Basic realm=\"proxy\"\n"));
    EXPECT_THAT(
        text, HasSubstr("user at 192.0.2.1 asked proxy.example for http://target.example/;")
    );
    for (const auto* gone : {"doe", "DOE", "hunter", "cache7", "ACME", "10.1", "bank", "id=7"})
        EXPECT_THAT(text, Not(HasSubstr(gone))) << gone;
    EXPECT_THAT(text, HasSubstr("Content-Length: "));
    EXPECT_THAT(text, Not(HasSubstr("Content-Length: 110\n")));
}

TEST(Scrubber, NamesOfNtlm_AreLearnt) {
    // Type 3: domain ACME, user jdoe, workstation PC0815; no responses.
    const auto utf16 = [](std::string_view name) {
        std::string out;
        for (const char c : name) out += {c, '\0'};
        return out;
    };
    const auto entry = [](std::size_t size, std::size_t at) {
        std::string out;
        for (int i = 0; i < 2; ++i) out += {static_cast<char>(size), '\0'};
        return out + std::string{static_cast<char>(at), '\0', '\0', '\0'};
    };
    std::string token("NTLMSSP\0\3\0\0\0", 12);
    token += entry(0, 64) + entry(0, 64) + entry(8, 64) + entry(8, 72) + entry(12, 80) +
             entry(0, 92) + std::string("\1\0\0\0", 4) + utf16("ACME") + utf16("jdoe") +
             utf16("PC0815");
    auto one = exchange(
        "NTLM " + text::base64_encode(token), "HTTP/1.1 407 No\r\nX: acme\\jdoe at pc0815\r\n"
    );
    EXPECT_THAT(cleaned(one), HasSubstr("X: DOMAIN\\user at WORKSTATION\n"));
}

TEST(Scrubber, KeptRealm_IsKept) {
    const auto one =
        exchange("", "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"Squid\"\r\n");
    KnownParticulars known;
    known.keeps_realm = true;
    EXPECT_THAT(cleaned(one, known), HasSubstr("realm=\"Squid\""));
}

TEST(Scrubber, WhatIsTakenOut_IsListedWithoutSecrets) {
    auto one = exchange(
        "Basic " + text::base64_encode("jdoe:hunter-two"),
        "HTTP/1.1 407 No\r\nX-Debug: hunter-two of jdoe\r\n"
    );
    Scrubber scrubber({});
    scrubber.learn(one);
    scrubber.cleaned(one.answer);
    const auto lines = scrubber.taken_out();
    EXPECT_THAT(lines, testing::ElementsAre("secret in X-Debug", "user jdoe"));
}

std::string html(std::string_view text) {
    std::string out;
    for (const char c : text) out += "&#" + std::to_string(static_cast<unsigned char>(c)) + ";";
    return out;
}

std::string json(std::string_view text) {
    std::string out;
    for (const char c : text) {
        out += "\\u00" + text::hex_encode(std::string(1, c));
    }
    return out;
}

TEST(Scrubber, SecretInAnyCoding_IsNeverWritten) {
    const std::vector<std::function<std::string(const std::string&)>> codings = {
        [](const std::string& s) { return s; },
        [](const std::string& s) { return text::percent_encode(s); },
        [](const std::string& s) { return text::percent_encode(text::percent_encode(s)); },
        [](const std::string& s) { return text::base64_encode(s); },
        [](const std::string& s) { return text::base64_encode("jdoe:" + s); },
        [](const std::string& s) { return text::hex_encode(s); },
        [](const std::string& s) { return html(s); },
        [](const std::string& s) { return json(s); },
        [](const std::string& s) { return std::string(s.rbegin(), s.rend()); },
    };
    std::mt19937 random(407);
    const std::string letters = "abcdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXYZ2346789@:/#%&+!$";
    for (int round = 0; round < 300; ++round) {
        std::string secret;
        for (unsigned i = 0; i < 8 + random() % 8; ++i)
            secret += letters[random() % letters.size()];
        const auto coded = codings[static_cast<std::size_t>(round) % codings.size()](secret);
        auto one = exchange(
            "Basic " + text::base64_encode("jdoe:" + secret),
            "HTTP/1.1 407 No\r\nX-Debug: you sent " + coded + " to us\r\n"
        );
        one.answer.content = "<p>Your password " + coded + ", sent by jdoe</p>";
        const auto text = cleaned(one);
        for (std::size_t at = 0; at + 6 <= coded.size(); ++at)
            EXPECT_THAT(text, Not(HasSubstr(coded.substr(at, 6)))) << secret << " as " << coded;
        EXPECT_THAT(text, Not(HasSubstr("jdoe")));
    }
}

}  // namespace
}  // namespace proxy407::recording

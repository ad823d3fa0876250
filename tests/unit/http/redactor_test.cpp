#include "http/redactor.hpp"

#include "text/base64.hpp"
#include "text/charset.hpp"
#include "text/hex.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace proxy407::http {
namespace {

/// No other word has any part of it.
const std::string canary = "Qx7zK@9v/W:j#2";
const std::string user = "alice";

using text::replaced;

std::string each(std::string_view octets, const std::function<std::string(char)>& write) {
    std::string out;
    for (const char c : octets) out += write(c);
    return out;
}

std::string utf16(std::string_view ascii, bool little) {
    return each(ascii, [&](char c) {
        return little ? std::string{c, '\0'} : std::string{'\0', c};
    });
}

struct Coding {
    const char* name;
    std::function<std::string(const std::string&)> write;
};

const std::vector<Coding>& codings() {
    static const std::vector<Coding> all = {
        {"plain", [](auto& s) { return s; }},
        {"percent", [](auto& s) { return text::percent_encode(s); }},
        {"percent, lower case", [](auto& s) { return text::to_lower(text::percent_encode(s)); }},
        {"percent, all bytes",
         [](auto& s) { return each(s, [](char c) {
                           return "%" + text::hex_encode({&c, 1});
                       }); }},
        {"percent twice", [](auto& s) { return text::percent_encode(text::percent_encode(s)); }},
        {"base64", [](auto& s) { return text::base64_encode(s); }},
        {"base64, one before", [](auto& s) { return text::base64_encode("u" + s); }},
        {"base64, two before", [](auto& s) { return text::base64_encode("u:" + s + "!"); }},
        {"base64, for URLs",
         [](auto& s) {
             return replaced(replaced(text::base64_encode(s + "\xff\xfe"), "/", "_"), "+", "-");
         }},
        {"base64, no padding", [](auto& s) { return replaced(text::base64_encode(s), "=", ""); }},
        {"base64, percent", [](auto& s) { return text::percent_encode(text::base64_encode(s)); }},
        {"base64 twice", [](auto& s) { return text::base64_encode(text::base64_encode(s)); }},
        {"base64 of percent", [](auto& s) { return text::base64_encode(text::percent_encode(s)); }},
        {"base64 of UTF-16", [](auto& s) { return text::base64_encode(utf16(s, true)); }},
        {"hex", [](auto& s) { return text::hex_encode(s); }},
        {"HEX",
         [](auto& s) {
             return each(text::hex_encode(s), [](char c) {
                 return std::string(1, static_cast<char>(std::toupper(c)));
             });
         }},
        {"quoted-pairs",
         [](auto& s) { return each(s, [](char c) {
                           return std::string{'\\', c};
                       }); }},
        {"JSON escapes",
         [](auto& s) {
             return each(s, [](char c) { return "\\u00" + text::hex_encode({&c, 1}); });
         }},
        {"C escapes",
         [](auto& s) { return each(s, [](char c) {
                           return "\\x" + text::hex_encode({&c, 1});
                       }); }},
        {"HTML",
         [](auto& s) {
             return each(s, [](char c) {
                 return "&#" + std::to_string(static_cast<int>(c)) + ";";
             });
         }},
        {"form", [](auto& s) { return replaced(text::percent_encode(s), "%20", "+"); }},
        {"UTF-16 LE", [](auto& s) { return utf16(s, true); }},
        {"UTF-16 BE", [](auto& s) { return utf16(s, false); }},
        {"backwards", [](auto& s) { return std::string(s.rbegin(), s.rend()); }},
        {"upper case",
         [](auto& s) {
             return each(s, [](char c) {
                 return std::string(1, static_cast<char>(std::toupper(c)));
             });
         }},
    };
    return all;
}

/// Where a secret may be; "{}" stands for it.
const std::vector<const char*> places = {
    "GET http://h.test/{} HTTP/1.1\r\nHost: h.test\r\n\r\n",
    "GET http://h.test/?q={}&b=c HTTP/1.1\r\nHost: h.test\r\n\r\n",
    "CONNECT {}:443 HTTP/1.1\r\nHost: h.test\r\n\r\n",
    "{} http://h.test/ HTTP/1.1\r\n\r\n",
    "GET / HTTP/1.1\r\nUser-Agent: x {} y\r\n\r\n",
    "GET / HTTP/1.1\r\nReferer: http://h.test/{}\r\n\r\n",
    "GET / HTTP/1.1\r\n{}: a\r\n\r\n",
    "GET / HTTP/1.1\r\n{}\r\n\r\n",
    "HTTP/1.1 302 Found\r\nLocation: http://h.test/{}\r\n\r\n",
    "{}",
};

/// What the mask has to leave nothing of: a small decoder of its own, that knows one of each.
bool shows(std::string shown, const std::string& secret) {
    std::vector<std::string> readings = {shown};
    for (int depth = 0; depth < 3; ++depth) {
        for (const auto& one : std::vector<std::string>(readings)) {
            readings.push_back(text::percent_decode(one));
            std::string digits;
            for (const char c : one + "\n") {
                if (std::isalnum(static_cast<unsigned char>(c)) || c == '+' || c == '/') {
                    digits += c;
                    continue;
                }
                for (std::size_t skip = 0; skip < 4 && skip < digits.size(); ++skip)
                    readings.push_back(text::base64_decode_lenient(digits.substr(skip)).value_or("")
                    );
                readings.push_back(text::hex_decode(digits).value_or(""));
                digits.clear();
            }
        }
        if (readings.size() > 4000) break;
    }
    for (const auto& one : readings) {
        const auto plain = text::to_lower(replaced(replaced(one, "\\", ""), std::string(1, 0), ""));
        if (plain.find(text::to_lower(secret)) != plain.npos) return true;
    }
    return false;
}

TEST(Redactor, MasksItsSecretsInEveryCodingAndPlace) {
    const Redactor redactor({canary}, {user});
    int forms = 0;
    for (const auto& coding : codings()) {
        const auto written = coding.write(canary);
        for (const std::string place : places) {
            ++forms;
            const auto shown = redactor.octets(replaced(place, "{}", written));
            EXPECT_EQ(shown.find(written), shown.npos) << coding.name << ": " << shown;
            EXPECT_FALSE(shows(shown, canary)) << coding.name << ": " << shown;
        }
        const auto sentence = redactor.text("The password arrived as `" + written + "`.");
        EXPECT_FALSE(shows(sentence, canary)) << coding.name << ": " << sentence;
    }
    EXPECT_GE(forms, 120);
}

/// Forms of credentials that are nobody's: "{}" is the password, "{pair}" base64 of user and it.
const std::vector<const char*> strangers = {
    "CONNECT bob:{}@h:443 HTTP/1.1\r\nHost: h\r\n\r\n",
    "CONNECT bob:{}@[::1]:443 HTTP/1.1\r\n\r\n",
    "CONNECT {}@h:443 HTTP/1.1\r\n\r\n",
    "CONNECT {}:bob@h:443 HTTP/1.1\r\n\r\n",
    "GET http://bob:{}@h/ HTTP/1.1\r\n\r\n",
    "GET http://bob:{}x/y@h/ HTTP/1.1\r\n\r\n",
    "GET http://bob:x/{}@h/ HTTP/1.1\r\n\r\n",
    "GET http://bob:x?{}@h/ HTTP/1.1\r\n\r\n",
    "GET http://bob:x@{}@h/ HTTP/1.1\r\n\r\n",
    "GET http://bob:x#{}@h/ HTTP/1.1\r\n\r\n",
    "GET http://bob:x y{}@h/ HTTP/1.1\r\n\r\n",
    "GET http://{}:bob@h/ HTTP/1.1\r\n\r\n",
    "GET http://{}@h/ HTTP/1.1\r\n\r\n",
    "GET http://:{}@h/ HTTP/1.1\r\n\r\n",
    "GET http:\\\\bob:{}@h/ HTTP/1.1\r\n\r\n",
    "GET HTTP://bob:{}@h/ HTTP/1.1\r\n\r\n",
    "GET //bob:{}@h/ HTTP/1.1\r\n\r\n",
    "GET /bob:{}@h HTTP/1.1\r\n\r\n",
    "GET bob:{}@h/ HTTP/1.1\r\n\r\n",
    "GET http://h/?password={} HTTP/1.1\r\n\r\n",
    "GET http://h/?a=b&PassWd={}&c=d HTTP/1.1\r\n\r\n",
    "GET http://h/?access_token={} HTTP/1.1\r\n\r\n",
    "GET http://h/?api_key={} HTTP/1.1\r\n\r\n",
    "GET http://h/?apikey={} HTTP/1.1\r\n\r\n",
    "GET http://h/?client_secret={} HTTP/1.1\r\n\r\n",
    "GET http://h/?p%61ssword={} HTTP/1.1\r\n\r\n",
    "GET http://h/?password=a&{} HTTP/1.1\r\n\r\n",
    "GET http://h/?password=a;{} HTTP/1.1\r\n\r\n",
    "GET http://h/?password=a#{} HTTP/1.1\r\n\r\n",
    "GET http://h/#access_token={} HTTP/1.1\r\n\r\n",
    "GET http://h/;jsessionid={} HTTP/1.1\r\n\r\n",
    "GET http://h/?u=http%3A%2F%2Fbob%3A{}%40h HTTP/1.1\r\n\r\n",
    "GET http://h/?auth={pair} HTTP/1.1\r\n\r\n",
    "GET http://h/{pair} HTTP/1.1\r\n\r\n",
    "GET http://h/basic-auth/bob/{} HTTP/1.1\r\n\r\n",
    "GET http://h/?x=Basic%20{pair} HTTP/1.1\r\n\r\n",
    "X /\r\nHost: bob:{}@h\r\n\r\n",
    "X /\r\nHost: {}@h:80\r\n\r\n",
    "X /\r\nReferer: http://bob:{}@h/p\r\n\r\n",
    "X /\r\nReferer: http://h/?token={}\r\n\r\n",
    "X /\r\nOrigin: http://bob:{}@h\r\n\r\n",
    "X /\r\nForwarded: for=\"bob:{}@h\"\r\n\r\n",
    "X /\r\nAuthorization: Basic {pair}\r\n\r\n",
    "X /\r\nProxy-Authorization: Basic {pair}\r\n\r\n",
    "X /\r\nproxy-authorization:basic {pair}\r\n\r\n",
    "X /\r\nPROXY-AUTHORIZATION : Basic {pair}\r\n\r\n",
    "X /\r\n Proxy-Authorization: Basic {pair}\r\n\r\n",
    "X /\r\nProxy-Authorization: Basic\t{pair}\r\n\r\n",
    "X /\r\nProxy-Authorization:\tBasic\t \t{pair}\r\n\r\n",
    "X /\r\nProxy-Authorization: Basic Basic {pair}\r\n\r\n",
    "X /\r\nProxy-Authorization: Basic: {pair}\r\n\r\n",
    "X /\r\nProxy-Authorization: Basic,{pair}\r\n\r\n",
    "X /\r\nProxy-Authorization: Basic={pair}\r\n\r\n",
    "X /\r\nProxy-Authorization: Basic \"{pair}\"\r\n\r\n",
    "X /\r\nProxy-Authorization: \"Basic {pair}\"\r\n\r\n",
    "X /\r\nProxy-Authorization: Basic{pair}\r\n\r\n",
    "X /\r\nProxy-Authorization: {pair}\r\n\r\n",
    "X /\r\nProxy-Authorization: bob:{}\r\n\r\n",
    "X /\r\nProxy-Authorization: Basic bob:{}\r\n\r\n",
    "X /\r\nProxy-Authorization: {}\r\n\r\n",
    "X /\r\nProxy-Authorization: Basic {pair}, Basic {pair}\r\n\r\n",
    "X /\r\nProxy-Authorization: Basic YTpi\r\n {pair}\r\n\r\n",
    "X /\r\nProxy-Authorization: Basic YTpi\r\n\t{pair}\r\n\r\n",
    "X /\r\nProxy-Authorization: Basic YTpi\n{pair}\r\n\r\n",
    "X /\r\nProxy-Authorization: Basic YTpi\r{pair}\r\n\r\n",
    "X /\r\nProxy-Authorization:\r\n Basic {pair}\r\n\r\n",
    "X /\r\nX-Debug: Basic\r\n {}\r\n\r\n",
    "X /\r\nProxy-Authorization:Basic\r\nbob:{}\r\n\r\n",
    "X /\r\nProxy-Authentication:\r\nBasic: {}\r\n\r\n",
    "X /\r\nProxy-Authorization:\r\nuser=bob, password={} X:\r\n\r\n",
    "X /\r\nProxy-AuthorizationDigest{pair}\r\n\r\n",
    "X /\r\nProxy-Authorization\r\n : Basic {pair}\r\n\r\n",
    "X /\r\nProxy-Authorization Basic {pair}\r\n\r\n",
    "X /\r\nProxy-Authorization {}\r\n\r\n",
    "X /\r\nProxy-Authorization=Basic {pair}\r\n\r\n",
    "X /\r\nProxy Authorization: Basic {pair}\r\n\r\n",
    "X /\r\nProxy_Authorization: Basic {pair}\r\n\r\n",
    "X /\r\nX-Proxy-Authorization: Basic {pair}\r\n\r\n",
    "X /\r\nX-Proxy-Authorization: {}\r\n\r\n",
    "X /\r\nX-Forwarded-Authorization: Token {}\r\n\r\n",
    "X /\r\nProxy-Authorisation: {}\r\n\r\n",
    "X /\r\nProxy-Authenticate: Basic {pair}\r\n\r\n",
    "GET / HTTP/1.1\r\nProxy-Authenticate: {}\r\n\r\n",
    "X /\r\nProxy-Authentication: {}\r\n\r\n",
    "X /\r\nProxy-Authentication-Info: rspauth=\"{}\"\r\n\r\n",
    "X /\r\nAuthentication-Info: rspauth=\"{}\"\r\n\r\n",
    "X /\r\nProxy-Authorization: Bearer {}\r\n\r\n",
    "X /\r\nProxy-Authorization: NTLM {}\r\n\r\n",
    "X /\r\nProxy-Authorization: Negotiate {}\r\n\r\n",
    "X /\r\nProxy-Authorization: Digest username=\"bob\", response=\"{}\"\r\n\r\n",
    "X /\r\nProxy-Authorization: Digest username=\"bob\", response=\"{}\r\n\r\n",
    "X /\r\nProxy-Authorization: Digest username=\"{}\", response=\"00\"\r\n\r\n",
    "X /\r\nProxy-Authorization: Digest username=\"a, response=\"{}\"\r\n\r\n",
    "X /\r\nProxy-Authorization: Digest {}\r\n\r\n",
    "X /\r\nProxy-Authorization: AWS4-HMAC-SHA256 Credential=a, Signature={}\r\n\r\n",
    "X /\r\nCookie: a=b; sid={}\r\n\r\n",
    "X /\r\nCookie2: {}\r\n\r\n",
    "HTTP/1.1 200 OK\r\nSet-Cookie: a={}; Path=/\r\n\r\n",
    "X /\r\nX-Api-Key: {}\r\n\r\n",
    "X /\r\nApikey: {}\r\n\r\n",
    "X /\r\nX-Auth-Token: {}\r\n\r\n",
    "X /\r\nX-Auth: {}\r\n\r\n",
    "X /\r\nX-Amz-Security-Token: {}\r\n\r\n",
    "X /\r\nX-Password: {}\r\n\r\n",
    "X /\r\nX-CSRF-Token: {}\r\n\r\n",
    "X /\r\nX-Secret: {}\r\n\r\n",
    "X /\r\nX-JWT: {}\r\n\r\n",
    "X /\r\nX-Session-Id: {}\r\n\r\n",
    "X /\r\nUser-Agent: Basic {pair}\r\n\r\n",
    "X /\r\nUser-Agent: Basic\t{pair}\r\n\r\n",
    "X /\r\nX-Debug: Bearer {}\r\n\r\n",
    "X /\r\nX-Debug: Digest username=\"bob\", response=\"{}\"\r\n\r\n",
    "X /\r\nX-Debug: {pair}\r\n\r\n",
    "X /\r\nX-Debug: Basic{pair}\r\n\r\n",
    "X /\r\nX-Debug: password={}\r\n\r\n",
    "X /\r\nX-Debug: password: {}\r\n\r\n",
    "X /\r\nX-Debug: {\"user\": \"bob\", \"password\": \"{}\"}\r\n\r\n",
    "X /\r\nX-Debug: {'token':'{}'}\r\n\r\n",
    "X /\r\nX-Debug: bob:{}@h\r\n\r\n",
    "X /\r\nVia: 1.1 bob:{}@h\r\n\r\n",
    "bob:{}@h",
    "{}:bob@h:443",
    "{}@h:443",
    "http://bob:{}@h/",
    "Proxy-Authorization: Basic {pair}",
    "password={}",
};

TEST(Redactor, MasksCredentialsThatAreNobodys) {
    const Redactor redactor({}, {user});
    ASSERT_GE(strangers.size(), 110u);
    // Characters that would end a word of the place itself would be another form.
    for (const std::string password : {"Qx7zKm9vWj2", "Zz%2F9qYw8%40Lk", "qwertzuiop"}) {
        for (const std::string place : strangers) {
            const auto pair = text::base64_encode("bob:" + password);
            const auto form = replaced(replaced(place, "{pair}", pair), "{}", password);
            const auto shown = redactor.octets(form);
            EXPECT_FALSE(shows(shown, password)) << form << " -> " << shown;
        }
    }
}

TEST(Redactor, HeadsKeepTheirShape) {
    const Redactor redactor({}, {user});
    const std::pair<const char*, const char*> rows[] = {
        {"GET http://alice:p@h/ HTTP/1.1\r\nHost: h\r\n\r\n",
         "GET http://alice:***@h/ HTTP/1.1\r\nHost: h\r\n\r\n"},
        {"GET http://u:p@h/ HTTP/1.1\r\n", "GET http://***:***@h/ HTTP/1.1\r\n"},
        {"Proxy-Authorization: Basic dXNlcjpwYXNz\r\n", "Proxy-Authorization: Basic ***\r\n"},
        {"authorization:Bearer abc\n", "authorization:Bearer ***\n"},
        {"AUTHORIZATION : secret\r\n", "AUTHORIZATION : ***\r\n"},
        {"Proxy-Authorization:\r\n", "Proxy-Authorization:\r\n"},
        {"Proxy-Authorization: Basic dXNl\r\n cjpw\r\nHost: h\r\n",
         "Proxy-Authorization: Basic ***\r\n***\r\nHost: h\r\n"},
        {"GET http://h/?a=b&token=c&d=e HTTP/1.1\r\n",
         "GET http://h/?a=b&token=***&d=e HTTP/1.1\r\n"},
    };
    for (const auto& [octets, shown] : rows) EXPECT_EQ(redactor.octets(octets), shown);
}

TEST(Redactor, WhatIsNoSecretStays) {
    const Redactor redactor({canary}, {user});
    for (const std::string octets :
         {"",
          "GET http://h.test/ip?a=b&c=d HTTP/1.1\r\nHost: h.test:80\r\nAccept: */*\r\n\r\n",
          "CONNECT keys.example.test:443 HTTP/1.1\r\nHost: keys.example.test:443\r\n\r\n",
          "GET http://basic.example.test/ HTTP/1.1\r\nUser-Agent: curl/7.88.1\r\n\r\n",
          "GET http://h/@scope/package HTTP/1.1\r\n\r\n",
          "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic "
          "realm=\"proxy407\"\r\nProxy-Status: proxy407; error=http_request_denied; "
          "details=\"no-credentials/no-credentials\"\r\n\r\n",
          "HTTP/1.1 407 X\r\nProxy-Authenticate: Digest realm=\"r\", nonce=\"abc\", "
          "qop=\"auth\"\r\n\r\n",
          "GET / HTTP/1.1\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
          "keys.example.test:443",
          "GET http://alice@h/ HTTP/1.1\r\n\r\n"})
        EXPECT_EQ(redactor.octets(octets), octets);
    for (const std::string text :
         {"curl -v http://t.test/",
          "Basic credentials are wanted.",
          "the Basic scheme",
          "GET http://h.test/ (exchange 3) was accepted.",
          "wrong-user: x",
          "://"})
        EXPECT_EQ(redactor.text(text), text);
}

TEST(Redactor, CommandLinesLoseTheirArguments) {
    const Redactor redactor({}, {});
    const std::pair<const char*, const char*> rows[] = {
        {"curl -x http://h:1 -U 'user:it'\\''s it' http://t/",
         "curl -x http://h:1 -U *** http://t/"},
        {"curl -U \"a b\" -v", "curl -U *** -v"},
        {"curl --proxy-header 'Proxy-Authorization: ApiKey abc' -v", "curl --proxy-header *** -v"},
        {"-u a:b", "-u ***"},
        {"wget --proxy-user=a --proxy-password='p w' http://t/",
         "wget --proxy-user=*** --proxy-password=*** http://t/"},
        {"curl -x http://a:b@h:1 http://t/", "curl -x http://***:***@h:1 http://t/"},
    };
    for (const auto& [text, shown] : rows) EXPECT_EQ(redactor.text(text), shown);
}

TEST(Redactor, LearnsWhatARequestCarries) {
    const Redactor redactor({}, {user});
    const auto head = parse_request_head(
        "GET http://h/" + canary + " HTTP/1.1\r\nProxy-Authorization: Basic " +
        text::base64_encode("mallory:" + canary) + "\r\nX-A: mallory " + text::hex_encode(canary) +
        "\r\n\r\n"
    );
    const auto shown = redactor.with(head).octets(head.octets);
    EXPECT_FALSE(shows(shown, canary)) << shown;
    EXPECT_FALSE(shows(shown, "mallory")) << shown;
}

TEST(Redactor, NamesAreShownWhereTheyAreKnown) {
    const Redactor redactor({canary, "both"}, {user, "both", ""});
    EXPECT_EQ(redactor.name(user), user);
    EXPECT_EQ(redactor.name(""), "");
    EXPECT_EQ(redactor.name(canary), "***");
    EXPECT_EQ(redactor.name("bob"), "***");
    EXPECT_EQ(redactor.name("both"), "***") << "a password as well";
}

TEST(Redactor, LongValuesAreNoTrouble) {
    const Redactor redactor({canary}, {user});
    for (const char c : {'A', ':', '@', '=', '%', '\\', '&', ' ', '\n'}) {
        const std::string flood(64 * 1024, c);
        EXPECT_LE(redactor.octets("GET " + flood + " HTTP/1.1\r\n\r\n").size(), flood.size() + 100);
        EXPECT_LE(redactor.text(flood).size(), flood.size());
    }
    std::string head = "GET / HTTP/1.1\r\n";
    while (head.size() < 16 * 1024) head += "A: b\r\n";
    const auto shown = redactor.octets(head + "B: " + canary + "\r\n");
    EXPECT_TRUE(shown.ends_with("A: b\r\n***")) << shown.substr(shown.size() - 100);
}

}  // namespace
}  // namespace proxy407::http

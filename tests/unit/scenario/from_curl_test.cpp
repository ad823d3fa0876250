#include "scenario/from_curl.hpp"

#include "unit/scenario/mistakes.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace proxy407::scenario {
namespace {

using Json = nlohmann::ordered_json;
using testing::HasSubstr;

FromCurl made(std::string_view transcript) {
    auto result = from_curl(transcript);
    if (const auto* sentence = std::get_if<std::string>(&result)) {
        ADD_FAILURE() << *sentence;
        return {"{}", {}};
    }
    auto found = std::get<FromCurl>(std::move(result));
    const auto loaded = from_json(found.json, "made.json");
    EXPECT_EQ(test::mistakes(loaded), "");
    EXPECT_THAT(std::get<Scenario>(loaded).warnings, testing::IsEmpty());
    return found;
}

Json refusal(std::string_view transcript) {
    return Json::parse(made(transcript).json)["proxy"]["refusal"];
}

std::string notes(std::string_view transcript) {
    std::string text;
    for (const auto& note : made(transcript).notes) text += note + '\n';
    return text;
}

std::string sentence(std::string_view transcript) {
    return std::get<std::string>(from_curl(transcript));
}

std::string answer(const std::string& head, const std::string& after = "") {
    return "> GET http://a.test/ HTTP/1.1\r\n>\r\n< HTTP/1.1 407 " + head + "<\r\n" + after;
}

TEST(FromCurl, ARefusal_IsTakenOverPartForPart) {
    const auto found = made(answer(
        "Who Are You\r\n< Server: squid/5\r\n< Date: Mon, 30 Nov 2026 03:45:34 GMT\r\n"
        "< Proxy-Authenticate: Digest realm=\"r\", nonce=\"secret-nonce\", qop=\"auth\"\r\n"
        "< Proxy-Authenticate: Basic realm=\"r\"\r\n< X-A: 1\r\n< X-A: 2\r\n"
        "< Set-Cookie: session=secret\r\n< Content-Length: 6\r\n< Connection: close\r\n",
        "No.\nGo* Closing connection 0\n"
    ));
    EXPECT_EQ(
        Json::parse(found.json), Json::parse(R"({
            "title": "As a real proxy refused",
            "proxy": {
                "authentication": [
                    {"scheme": "digest", "realm": "r", "algorithm": "unnamed", "qop": ["auth"]},
                    {"scheme": "basic", "realm": "r"}
                ],
                "refusal": {
                    "reason": "Who Are You",
                    "fields": {
                        "Server": "squid/5", "X-A": ["1", "2"], "Proxy-Status": null,
                        "Content-Type": null
                    },
                    "field_order": [
                        "Server", "Date", "Proxy-Authenticate", "X-A", "Content-Length", "Connection"
                    ],
                    "body": "No.\nGo",
                    "connection": "close"
                }
            }
        })")
    ) << found.json;
    EXPECT_EQ(found.json.find("secret"), std::string::npos);
    EXPECT_THAT(found.notes.front(), HasSubstr("Set-Cookie"));
}

TEST(FromCurl, WhetherTheConnectionIsKept_IsReadFromHeadAndWords) {
    const auto connection = [](const std::string& transcript) {
        return refusal(transcript)["connection"].get<std::string>();
    };
    const std::string length = "\r\n< Content-Length: 0\r\n";
    EXPECT_EQ(connection(answer("No" + length, "* Connection #0 to host h left intact\n")), "keep");
    EXPECT_EQ(connection(answer("No" + length, "* Closing connection 0\n")), "close-unsaid");
    EXPECT_EQ(connection(answer("No\r\n< Connection: close" + length)), "close");
    EXPECT_EQ(connection(answer("No\r\n< Proxy-Connection: close" + length)), "proxy-connection");
    EXPECT_EQ(connection("HTTP/1.0 407 No\r\nContent-Length: 0\r\n\r\n"), "close-unsaid");
    // curl gives a refused tunnel up by itself.
    EXPECT_EQ(
        connection("> CONNECT a:443 HTTP/1.1\n>\n< HTTP/1.1 407 No\n< Content-Length: 0\n<\n"
                   "* CONNECT tunnel failed, response 407\n* Closing connection 0\n"),
        "keep"
    );
}

TEST(FromCurl, AFramingAndABodyThatAreNotShown_HaveTheirLength) {
    EXPECT_EQ(refusal(answer("No\r\n< Content-Length: 571\r\n"))["body"], Json({{"octets", 571}}));
    EXPECT_EQ(
        refusal(answer("No\r\n< Content-Length: 2\r\n", "xx"))["body"], Json({{"octets", 2}})
    );
    EXPECT_EQ(refusal(answer("No\r\n< Transfer-Encoding: chunked\r\n"))["framing"], "chunked");
    EXPECT_EQ(refusal(answer("No\r\n"))["framing"], "unframed");
}

TEST(FromCurl, AnOddChallenge_IsSentAsItWas) {
    const auto found =
        refusal(answer("No\r\n< Proxy-Authenticate: Basic realm=corp\r\n< Content-Length: 0\r\n"));
    EXPECT_EQ(found["challenge"], "none");
    EXPECT_EQ(found["fields"]["Proxy-Authenticate"], "Basic realm=corp");
}

TEST(FromCurl, SecretsOfTheClient_AreLeftOutAndSaid) {
    const std::string transcript =
        "> GET http://a/ HTTP/1.1\n> Proxy-Authorization: Basic c2VjcmV0\n>\n"
        "< HTTP/1.1 407 No\n< Proxy-Authenticate: Basic realm=\"a\"\n< Content-Length: 0\n<\n";
    EXPECT_EQ(made(transcript).json.find("c2VjcmV0"), std::string::npos);
    EXPECT_THAT(notes(transcript), HasSubstr("left out: the client's Proxy-Authorization"));
}

TEST(FromCurl, OfSeveralAnswers_TheOne407IsTaken) {
    const std::string digest =
        "> GET http://a/ HTTP/1.1\n>\n< HTTP/1.1 407 No\n< Content-Length: 0\n"
        "< Proxy-Authenticate: Digest realm=\"r\", nonce=\"";
    const std::string end = "\", qop=\"auth\"\n<\n";
    const auto once = made(digest + "1" + end).json;
    EXPECT_EQ(made(digest + "1" + end + "> GET / HTTP/1.1\n>\n< HTTP/1.1 200 OK\n<\n").json, once);
    EXPECT_EQ(made(digest + "1" + end + digest + "2" + end).json, once);
    EXPECT_THAT(
        sentence(digest + "1" + end + answer("No\r\n< Proxy-Authenticate: NTLM\r\n")),
        HasSubstr("two different 407s")
    );
}

TEST(FromCurl, WithoutA407_ASentenceSaysWhatIsThere) {
    EXPECT_EQ(
        sentence("< HTTP/1.1 401 No\n<\n< HTTP/1.1 200 OK\n<\n"),
        "no 407 in it, but 401, 200 (a 401 comes from the target)"
    );
}

}  // namespace
}  // namespace proxy407::scenario

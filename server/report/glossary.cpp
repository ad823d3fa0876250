#include "report/glossary.hpp"

#include <array>

namespace proxy407::report {
namespace {

constexpr auto words = std::to_array<Word>({
    {"baseline", "the failures that are known of a client, each with a reason"},
    {"breach", "an expectation that did not hold, with its weight"},
    {"candidate", "a client that 'certify' is asked to run"},
    {"case", "one client, by one channel, to one kind of target, in one scenario"},
    {"cause", "one of the four reasons for a 407"},
    {"challenge", "what a 407 asks for, in Proxy-Authenticate"},
    {"channel", "a way to give a client its proxy: 'url', 'option', 'env'"},
    {"check", "a named expectation about what the proxy and the origin saw"},
    {"connection", "a TCP connection to the proxy; it carries exchanges"},
    {"control case", "the case that shows that a client reaches an open proxy at all"},
    {"credentials", "what a client sends in Proxy-Authorization"},
    {"driver", "the program that runs a client library for 'certify'"},
    {"exchange", "one request, or what came instead of one, and the response to it"},
    {"finding", "the id of the exact mistake: 'cause/finding'"},
    {"leak", "credentials of the proxy at a place other than the proxy"},
    {"NON STRICT", "a recommendation (SHOULD) was not followed; a failure under '--strict'"},
    {"nonce",
     "a value that the proxy makes for a Digest challenge; an answer holds for that value only "
     "(RFC 7616)"},
    {"NOT REACHED", "a check had nothing to look at, so it shows nothing"},
    {"OBSERVED", "the standards leave it to the client; recorded, not graded"},
    {"origin", "the server that is asked for; the program has one built in"},
    {"profile", "which scenarios a client is asked: 'usual' or 'whole'"},
    {"qop",
     "what a Digest answer protects: the request alone (auth) or its content, too (auth-int)"},
    {"realm", "the name of what a challenge protects (RFC 9110 section 11.5)"},
    {"scenario", "what the proxy does, and what is expected of a client"},
    {"step", "a part of a scenario's script, with an end"},
    {"target", "the URL that a client asks for"},
    {"tunnel", "what a 200 to CONNECT opens"},
    {"verdict",
     "what became of a case: PASS, NON STRICT, OBSERVED, NOT REACHED, FAIL, BYPASS and so on"},
    {"weight", "how much a failed check counts: must, should, practice, observed"},
});

}  // namespace

std::span<const Word> glossary() {
    return words;
}

}  // namespace proxy407::report

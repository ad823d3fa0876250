// What a diagnosis of wrong credentials costs: the commonest mistakes of Basic, a password that
// nothing explains, octets chosen to take long, and Digest at its worst.
//
//     cost [ROUNDS]

#include "auth/digest.hpp"
#include "diagnosis/solve.hpp"
#include "text/base64.hpp"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

namespace {

using namespace proxy407;

template <class Work>
void measure(const char* what, int rounds, Work work) {
    work();
    // Of the processor, so that others on the machine do not count.
    const auto begin = std::clock();
    for (int i = 0; i < rounds; ++i) work();
    const double spent = static_cast<double>(std::clock() - begin) * 1e6 / CLOCKS_PER_SEC;
    std::printf("%10.1f us  %s\n", spent / rounds, what);
}

void basic(const char* what, int rounds, const auth::Account& right, const std::string& pair) {
    const std::vector<diagnosis::Start> starts = {{right}};
    const auto value = "Basic " + text::base64_encode(pair);
    std::string told;
    measure(what, rounds, [&] {
        const auto found = diagnosis::explain_basic(value, starts);
        told = found.explanations.empty() ? "nothing" : found.explanations.front().id;
    });
    std::printf("               %s\n", told.c_str());
}

void digest(const char* what, int rounds, const std::string& sent) {
    auth::DigestInputs right;
    right.algorithm = auth::DigestAlgorithm::sha256;
    right.user = "CORP\\alice";
    right.password = "p@ss w$rd/caf\u00E9";
    right.realm = "proxy407";
    right.nonce = right.cnonce = "0123456789abcdef0123456789abcdef";
    right.nc = "00000001";
    right.qop = "auth";
    right.method = "CONNECT";
    right.uri = "example.test:443";
    auto wrong = right;
    wrong.password = sent;
    const auto response = auth::digest_response(wrong);
    measure(what, rounds, [&] {
        diagnosis::explain_digest(response, right, "auth", right.uri, right.user);
    });
}

}  // namespace

int main(int argc, char** argv) {
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 100;
    const auth::Account plain{"alice", "correct-horse"};
    const auth::Account hard{"CORP\\alice", "p@ss w$rd/caf\u00E9"};
    std::puts("The twenty commonest mistakes:");
    basic("not decoded", rounds, hard, "CORP%5Calice:p%40ss%20w%24rd%2Fcaf%C3%A9");
    basic("only the user decoded", rounds, hard, "CORP\\alice:p%40ss%20w%24rd%2Fcaf%C3%A9");
    basic("decoded twice", rounds, {"alice", "p%40ss"}, "alice:p@ss");
    basic("+ as a space", rounds, {"alice", "a+b"}, "alice:a b");
    basic("cut at an at sign", rounds, hard, "CORP\\alice:p");
    basic("cut at a slash", rounds, hard, "CORP\\alice:p@ss w$rd");
    basic("cut at a number sign", rounds, {"alice", "p#ss"}, "alice:p");
    basic("split at every colon", rounds, {"alice", "p:s"}, "alice:p");
    basic("no password", rounds, plain, "alice:");
    basic("neither user nor password", rounds, plain, ":");
    basic("undefined", rounds, plain, "undefined:undefined");
    basic("exchanged", rounds, plain, "correct-horse:alice");
    basic("a newline", rounds, plain, "alice:correct-horse\n");
    basic("quotes", rounds, plain, "alice:\"correct-horse\"");
    basic("an expanded variable", rounds, hard, "CORP\\alice:p@ss w/caf\u00E9");
    basic("$$ kept", rounds, hard, "CORP\\alice:p@ss w$$rd/caf\u00E9");
    basic("Latin-1", rounds, hard, "CORP\\alice:p@ss w$rd/caf\xE9");
    basic("without domain", rounds, hard, "alice:p@ss w$rd/caf\u00E9");
    basic("a blank", rounds, plain, "alice:correct-horse ");
    basic("base64 of the secret", rounds, plain, "alice:Y29ycmVjdC1ob3JzZQ==");
    std::puts("Others:");
    basic("two transforms", rounds, hard, "CORP\\alice:\"p@ss w/caf\u00E9\"");
    basic("three transforms", rounds, hard, "CORP\\alice:\"p@ss w/caf\xE9\"\n");
    basic("another password (plain)", rounds, plain, "alice:hunter2");
    basic("another password (hard)", rounds, hard, "CORP\\alice:hunter2");
    basic("another user and password", rounds, hard, "bob:hunter2");
    basic(
        "chosen to take long",
        rounds,
        hard,
        "%25\"'\\\\b'$$%%&amp;\\u0041+ \u00A0:\"'b'\\\"%2541&#38;&amp;\\n\u00A0$$%%++==\u2019'\""
    );
    basic("60,000 octets", rounds, hard, "CORP\\alice:" + std::string(60'000, '%'));
    digest("Digest, a newline", rounds, "p@ss w$rd/caf\u00E9\n");
    digest("Digest, another password", rounds, "hunter2");
}

// The fields of a 407, as curl shows them: its challenges are read, what answers them is made, and
// the scenario that is made of them is one that can be served.
#include "auth/account.hpp"
#include "fuzz/claim.hpp"
#include "fuzz/served.hpp"
#include "ladder/credentials.hpp"
#include "ladder/offers.hpp"
#include "scenario/from_curl.hpp"

#include <string>

namespace proxy407::fuzz {
namespace {

void answer(const ladder::Answer& refusal) {
    const auto offers = ladder::offers_of(refusal);
    ladder::in_words(offers);
    ladder::strongest(offers);
    for (const auto& offer : offers) {
        offer.realm();
        if (!ladder::can_answer_digest(offer.challenge)) continue;
        const ladder::DigestRequest request{"GET", "http://a.test/", "0a1b2c"};
        const auto value = ladder::digest_value(offer.challenge, {"user", "p@ss:word"}, request);
        const auto credentials = http::parse_credentials(value);
        claim(!credentials.defect, "an answer to a challenge can be read");
        claim(credentials.find("response") != nullptr, "it has a response");
    }
}

/// As curl -v prints it.
std::string transcript_of(std::string_view lines) {
    std::string out = "> GET http://a.test/ HTTP/1.1\n> Host: a.test\n>\n< HTTP/1.1 407 No\n< ";
    for (const char c : lines) out += c == '\n' ? std::string("\n< ") : std::string(1, c);
    return out + "\n<\n";
}

}  // namespace
}  // namespace proxy407::fuzz

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace proxy407;
    const auto lines = fuzz::octets(data, size);
    fuzz::answer(ladder::read_answer("HTTP/1.1 407 No\r\n" + std::string(lines) + "\r\n\r\n"));
    const auto made = scenario::from_curl(fuzz::transcript_of(lines));
    if (const auto* scenario = std::get_if<scenario::FromCurl>(&made))
        fuzz::claim_served(scenario->json);
    return 0;
}

// The log of a client, as `explain --from-log` reads it: each request in it is judged.
#include "fuzz/claim.hpp"
#include "fuzz/scenarios.hpp"
#include "offline/judge.hpp"
#include "offline/sightings.hpp"
#include "scenario/transcript.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace proxy407;
    const auto log = fuzz::octets(data, size);
    scenario::read_transcript(log);
    const auto seen = offline::sightings(log);
    fuzz::claim(seen.size() <= size, "no more requests than octets");
    const offline::Knowledge known{fuzz::all_scenarios().front(), "http://proxy.test:3128"};
    offline::judge({seen.begin(), seen.begin() + std::min<long>(seen.size(), 4)}, known);
    return 0;
}

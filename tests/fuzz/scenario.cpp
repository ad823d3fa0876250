// A scenario's JSON: it is read, or its mistakes have words.
#include "fuzz/claim.hpp"
#include "scenario/from_json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace proxy407;
    const auto loaded = scenario::from_json(fuzz::octets(data, size), "fuzz.json");
    if (const auto* mistakes = std::get_if<json::Mistakes>(&loaded)) {
        fuzz::claim(!mistakes->empty(), "what can't be read has a mistake");
        return 0;
    }
    const auto& read = std::get<scenario::Scenario>(loaded);
    fuzz::claim(!read.steps.empty(), "a scenario has a step");
    return 0;
}

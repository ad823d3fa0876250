// A results file: it is read, or its mistakes have words; what was read is written and read alike.
#include "fuzz/claim.hpp"
#include "results/load.hpp"
#include "results/to_json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace proxy407;
    const auto read = results::read(fuzz::octets(data, size), "fuzz.json");
    if (const auto* mistakes = std::get_if<json::Mistakes>(&read)) {
        fuzz::claim(!mistakes->empty(), "what can't be read has a mistake");
        return 0;
    }
    const auto text = results::to_text(std::get<results::Document>(read));
    const auto again = results::read(text, "again.json");
    const auto* document = std::get_if<results::Document>(&again);
    fuzz::claim(document != nullptr, "what was written is read");
    fuzz::claim(results::to_text(*document) == text, "it is written alike");
    return 0;
}

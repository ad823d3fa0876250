// A client and a proxy that are listened to: what is made of their talk, scrubbed, is a scenario
// that can be served. Who speaks changes at each octet 0x01.
#include "fuzz/claim.hpp"
#include "fuzz/served.hpp"
#include "recording/conversation.hpp"
#include "recording/scenario_of.hpp"
#include "recording/scrubber.hpp"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace proxy407;
    auto left = fuzz::octets(data, size);
    recording::Conversation conversation;
    for (bool is_client = true; !left.empty(); is_client = !is_client) {
        const auto said = left.substr(0, left.find('\x01'));
        left.remove_prefix(std::min(said.size() + 1, left.size()));
        is_client ? conversation.from_client(said) : conversation.from_proxy(said);
    }
    conversation.proxy_closed();
    auto exchanges = conversation.exchanges();
    recording::Scrubber scrubber({{"proxy.test"}, {"alice"}, {"p@ss:word"}, false});
    for (const auto& one : exchanges) scrubber.learn(one);
    for (auto& one : exchanges) one.answer = scrubber.cleaned(std::move(one.answer));
    const auto made = recording::scenario_of(exchanges);
    const auto* recorded = std::get_if<recording::Recorded>(&made);
    if (recorded == nullptr) return 0;
    fuzz::claim(recorded->json.find("p@ss:word") == std::string::npos, "a password is taken out");
    fuzz::claim_served(recorded->json);
    return 0;
}

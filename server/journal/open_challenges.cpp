#include "journal/open_challenges.hpp"

namespace proxy407::journal {
namespace {

/// "127.0.0.1 basic": without the port.
std::string client_of(const Exchange& exchange) {
    return exchange.peer.substr(0, exchange.peer.rfind(':')) + " " + exchange.scenario;
}

bool is_answer(const Exchange& exchange) {
    using decision::Verdict;
    return exchange.recorder == Recorder::proxy &&
           (exchange.verdict == Verdict::accepted || exchange.verdict == Verdict::refused);
}

}  // namespace

void OpenChallenges::note(const Exchange& exchange) {
    if (exchange.verdict == decision::Verdict::challenged) {
        const std::string client = client_of(exchange);
        clients_.emplace(exchange.number, client);
        numbers_[client].insert(exchange.number);
        return;
    }
    if (!is_answer(exchange)) return;
    const auto answered = numbers_.find(client_of(exchange));
    if (answered == numbers_.end()) return;
    for (const std::uint64_t number : answered->second) clients_.erase(number);
    numbers_.erase(answered);
}

bool OpenChallenges::close(std::uint64_t number) {
    const auto client = clients_.find(number);
    if (client == clients_.end()) return false;
    const auto others = numbers_.find(client->second);
    others->second.erase(number);
    if (others->second.empty()) numbers_.erase(others);
    clients_.erase(client);
    return true;
}

}  // namespace proxy407::journal

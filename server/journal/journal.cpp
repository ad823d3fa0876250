#include "journal/journal.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace proxy407::journal {
namespace {

/// "127.0.0.1" of "127.0.0.1:40312": a client may answer a challenge on a new connection.
std::string_view host_of(std::string_view peer) {
    return peer.substr(0, peer.rfind(':'));
}

template <typename Predicate>
bool later_on(
    const std::deque<Exchange>& exchanges, const Exchange& exchange, Predicate predicate
) {
    return std::ranges::any_of(exchanges, [&](const Exchange& later) {
        return later.number > exchange.number && later.recorder == Recorder::proxy &&
               later.scenario == exchange.scenario &&
               host_of(later.peer) == host_of(exchange.peer) && predicate(later);
    });
}

}  // namespace

std::string_view name(Recorder recorder) {
    switch (recorder) {
        case Recorder::proxy: return "proxy";
        case Recorder::origin: return "origin";
        case Recorder::second_proxy: return "second-proxy";
        case Recorder::direct_origin: return "direct-origin";
    }
    return "";
}

void Journal::append(Exchange exchange) {
    exchange.number = next_++;
    exchanges_.push_back(std::move(exchange));
    // By index: an observer may add another one.
    for (std::size_t i = 0; i < observers_.size(); ++i) observers_[i](exchanges_.back());
    while (exchanges_.size() > capacity_) {
        exchanges_.pop_front();
        ++dropped_;
    }
}

void Journal::observe(Observer observer) {
    observers_.push_back(std::move(observer));
}

bool was_answered(const std::deque<Exchange>& exchanges, const Exchange& exchange) {
    return later_on(exchanges, exchange, [](const Exchange& later) {
        return later.verdict == decision::Verdict::accepted;
    });
}

bool was_taken_up(const std::deque<Exchange>& exchanges, const Exchange& exchange) {
    return later_on(exchanges, exchange, [](const Exchange& later) {
        return later.verdict == decision::Verdict::accepted ||
               later.verdict == decision::Verdict::refused;
    });
}

}  // namespace proxy407::journal

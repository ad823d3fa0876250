#include "auth/nonce.hpp"

#include "text/hex.hpp"

#include <iterator>
#include <limits>
#include <utility>

namespace proxy407::auth {

namespace {

/// About what a node of a map or a hash table takes beside its value.
constexpr std::size_t node_octets = 48;

/// The name is kept twice: as the key, and in the order of their issue.
std::size_t memory_of(const std::string& name, const NonceStore::Nonce& nonce) {
    return sizeof(NonceStore::Nonce) + node_octets + 2 * (sizeof(std::string) + name.capacity()) +
           nonce.first_nonce.capacity() + nonce.first_cnonce.capacity() +
           nonce.counts_seen.runs() * node_octets;
}

}  // namespace

bool CountsSeen::contains(std::uint32_t count) const {
    const auto after = runs_.upper_bound(count);
    return after != runs_.begin() && std::prev(after)->second >= count;
}

bool CountsSeen::insert(std::uint32_t count) {
    if (contains(count)) return false;
    const auto after = runs_.upper_bound(count);
    const bool joins_next = count != std::numeric_limits<std::uint32_t>::max() &&
                            after != runs_.end() && after->first == count + 1;
    const auto last = joins_next ? after->second : count;
    const bool joins_previous = after != runs_.begin() && std::prev(after)->second + 1 == count;
    if (joins_previous) std::prev(after)->second = last;
    if (joins_next) runs_.erase(after);
    if (!joins_previous) runs_.emplace(count, last);
    return true;
}

bool CountsSeen::goes_beyond(std::uint32_t count) const {
    return !runs_.empty() && std::prev(runs_.end())->second > count;
}

std::string NonceStore::issue(const Ambient& ambient) {
    auto nonce = text::hex_encode(ambient.random(16));
    insert(nonce, ambient.now);
    return nonce;
}

std::string NonceStore::issue_after(std::string_view nonce, const Ambient& ambient) {
    auto next = issue(ambient);
    if (auto* old = find(nonce)) {
        old->superseded = true;
        auto& fresh = nonces_[next];
        fresh.first_nonce = old->first_nonce.empty() ? nonce : old->first_nonce;
        fresh.first_cnonce = old->first_cnonce;
        weigh(next, fresh);
    }
    return next;
}

void NonceStore::insert(std::string nonce, std::chrono::system_clock::time_point issued) {
    const auto [place, is_new] = nonces_.try_emplace(nonce, Nonce{issued});
    if (!is_new) return;
    order_.push_back(std::move(nonce));
    weigh(place->first, place->second);
    if (order_.size() > limits_.nonces) forget_oldest();
}

void NonceStore::weigh(std::string_view nonce) {
    const auto found = nonces_.find(std::string(nonce));
    if (found != nonces_.end()) weigh(found->first, found->second);
}

void NonceStore::weigh(const std::string& name, Nonce& nonce) {
    const auto octets = memory_of(name, nonce);
    octets_ += octets - std::exchange(nonce.octets, octets);
    // One by itself is bounded by the size of a head and by its uses.
    while (octets_ > limits_.octets && order_.size() > 1) forget_oldest();
}

void NonceStore::forget_oldest() {
    const auto oldest = nonces_.find(order_.front());
    octets_ -= oldest->second.octets;
    nonces_.erase(oldest);
    order_.pop_front();
}

NonceStore::Nonce* NonceStore::find(std::string_view nonce) {
    const auto found = nonces_.find(std::string(nonce));
    return found == nonces_.end() ? nullptr : &found->second;
}

const NonceStore::Nonce* NonceStore::find(std::string_view nonce) const {
    const auto found = nonces_.find(std::string(nonce));
    return found == nonces_.end() ? nullptr : &found->second;
}

}  // namespace proxy407::auth

#include "auth/nonce.hpp"

#include "text/hex.hpp"

namespace proxy407::auth {

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
    }
    return next;
}

void NonceStore::insert(std::string nonce, std::chrono::system_clock::time_point issued) {
    if (!nonces_.try_emplace(nonce, Nonce{issued}).second) return;
    order_.push_back(std::move(nonce));
    if (order_.size() <= capacity_) return;
    nonces_.erase(order_.front());
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

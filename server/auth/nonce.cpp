#include "auth/nonce.hpp"

#include "text/hex.hpp"

namespace proxy407::auth {

std::string NonceStore::issue(const Ambient& ambient) {
    auto nonce = text::hex_encode(ambient.random(16));
    insert(nonce, ambient.now);
    return nonce;
}

void NonceStore::insert(std::string nonce, std::chrono::system_clock::time_point issued) {
    if (!nonces_.try_emplace(nonce, Nonce{issued, {}, 0, {}}).second) return;
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

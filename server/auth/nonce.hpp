#pragma once

#include "auth/ambient.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

namespace proxy407::auth {

/// The nonces one scenario has issued (RFC 7616 sections 3.3, 5.4, 5.12): unpredictable, forgotten
/// oldest first beyond `capacity`, each with its uses and the counts seen.
class NonceStore {
public:
    struct Nonce {
        std::chrono::system_clock::time_point issued;
        std::string first_nonce = {};   ///< nonce-prime of a -sess session; empty: this one
        std::string first_cnonce = {};  ///< cnonce-prime of a -sess session
        std::uint32_t uses = 0;         ///< requests it was good for
        std::set<std::uint32_t> counts_seen = {};  ///< nc values, for replay detection
        bool refused = false;                      ///< an answer with it got a new challenge
        bool superseded = false;                   ///< a nextnonce was handed out for it
    };

    explicit NonceStore(std::size_t capacity = 10'000) : capacity_(capacity) {}

    std::string issue(const Ambient& ambient);

    /// The nextnonce for `nonce`. The session goes on: nonce-prime and cnonce-prime stay those of
    /// its first request (RFC 7616 sections 3.4.2 and 3.6: only a challenge starts another).
    std::string issue_after(std::string_view nonce, const Ambient& ambient);
    void insert(std::string nonce, std::chrono::system_clock::time_point issued);
    Nonce* find(std::string_view nonce);
    const Nonce* find(std::string_view nonce) const;

private:
    std::size_t capacity_;
    std::unordered_map<std::string, Nonce> nonces_;
    std::deque<std::string> order_;
};

}  // namespace proxy407::auth

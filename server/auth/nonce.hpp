#pragma once

#include "auth/ambient.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace proxy407::auth {

/// The counts (nc) that came with one nonce, as runs: a client that counts up by one takes no more
/// memory with each request.
class CountsSeen {
public:
    /// False when it was there.
    bool insert(std::uint32_t count);

    bool contains(std::uint32_t count) const;

    /// Has one come that is higher?
    bool goes_beyond(std::uint32_t count) const;

    std::size_t runs() const { return runs_.size(); }

private:
    std::map<std::uint32_t, std::uint32_t> runs_;  ///< the last of each, by its first
};

/// The nonces one scenario has issued (RFC 7616 sections 3.3, 5.4, 5.12): unpredictable, each with
/// its uses and the counts seen. Beyond its limits the oldest ones are forgotten: whoever sends one
/// of them is asked again.
class NonceStore {
public:
    struct Limits {
        std::size_t nonces = 10'000;
        std::size_t octets = 16 * 1024 * 1024;  ///< of memory, what clients added included
    };

    struct Nonce {
        std::chrono::system_clock::time_point issued;
        std::string first_nonce = {};   ///< nonce-prime of a -sess session; empty: this one
        std::string first_cnonce = {};  ///< cnonce-prime of a -sess session
        std::uint32_t uses = 0;         ///< requests it was good for
        CountsSeen counts_seen = {};    ///< for replay detection
        bool refused = false;           ///< an answer with it got a new challenge
        bool superseded = false;        ///< a nextnonce was handed out for it
        std::size_t octets = 0;         ///< of memory, when it was last weighed
    };

    NonceStore() = default;

    explicit NonceStore(Limits limits) : limits_(limits) {}

    std::string issue(const Ambient& ambient);

    /// The nextnonce for `nonce`. The session goes on: nonce-prime and cnonce-prime stay those of
    /// its first request (RFC 7616 sections 3.4.2 and 3.6: only a challenge starts another).
    std::string issue_after(std::string_view nonce, const Ambient& ambient);
    void insert(std::string nonce, std::chrono::system_clock::time_point issued);
    Nonce* find(std::string_view nonce);
    const Nonce* find(std::string_view nonce) const;

    /// A request may have made it larger. It may be forgotten by that: no pointer to one holds
    /// afterwards.
    void weigh(std::string_view nonce);

    std::size_t octets() const { return octets_; }

private:
    void weigh(const std::string& name, Nonce& nonce);
    void forget_oldest();

    Limits limits_;
    std::size_t octets_ = 0;
    std::unordered_map<std::string, Nonce> nonces_;
    std::deque<std::string> order_;
};

}  // namespace proxy407::auth

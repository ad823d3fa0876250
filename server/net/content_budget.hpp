#pragma once

#include <cstdint>

namespace proxy407::net {

/// How many octets of content all connections together may hold in memory.
class ContentBudget {
public:
    explicit ContentBudget(std::uint64_t most) : most_(most) {}

    ContentBudget(const ContentBudget&) = delete;
    ContentBudget& operator=(const ContentBudget&) = delete;

    std::uint64_t used() const { return used_; }

    /// What one connection holds of it; given back at its end.
    class Share {
    public:
        explicit Share(ContentBudget& budget) : budget_(budget) {}

        ~Share() { give_back(); }

        Share(const Share&) = delete;
        Share& operator=(const Share&) = delete;

        /// False, and nothing is taken, when there is not so much left.
        bool take(std::uint64_t octets);
        void give_back();

    private:
        ContentBudget& budget_;
        std::uint64_t taken_ = 0;
    };

private:
    std::uint64_t most_;
    std::uint64_t used_ = 0;
};

}  // namespace proxy407::net

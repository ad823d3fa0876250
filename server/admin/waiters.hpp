#pragma once

#include "admin/filter.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <vector>

namespace proxy407::admin {

/// Who waits for exchanges that are still to come. Each exchange is looked at once for each.
class Waiters {
public:
    /// One that waits, while it lives.
    class Waiter {
    public:
        /// `done` is called once, as soon as there are that many; at once when there are already.
        Waiter(
            Waiters& waiters, Filter filter, std::size_t count, std::function<void()> done = [] {}
        );
        ~Waiter();
        Waiter(const Waiter&) = delete;
        Waiter& operator=(const Waiter&) = delete;

        /// In order; `done` may be called by it.
        void take(const journal::Exchange& exchange);

        bool is_done() const { return numbers_.size() >= count_; }

        const Filter& filter() const { return filter_; }

        std::size_t count() const { return count_; }

        /// Of the exchanges that match, no more than `count`.
        const std::vector<std::uint64_t>& numbers() const { return numbers_; }

        /// All was forgotten: it waits for as many again.
        void forget() { numbers_.clear(); }

    private:
        Waiters& waiters_;
        Filter filter_;
        std::size_t count_;
        std::function<void()> done_;
        std::vector<std::uint64_t> numbers_;
        std::list<Waiter*>::iterator place_;
    };

    void take(const journal::Exchange& exchange);
    void forget();

    std::size_t size() const { return waiters_.size(); }

private:
    std::list<Waiter*> waiters_;
};

}  // namespace proxy407::admin

#include "admin/waiters.hpp"

#include <utility>

namespace proxy407::admin {

Waiters::Waiter::Waiter(
    Waiters& waiters, Filter filter, std::size_t count, std::function<void()> done
)
    : waiters_(waiters), filter_(std::move(filter)), count_(count), done_(std::move(done)) {
    place_ = waiters_.waiters_.insert(waiters_.waiters_.end(), this);
}

Waiters::Waiter::~Waiter() {
    waiters_.waiters_.erase(place_);
}

void Waiters::Waiter::take(const journal::Exchange& exchange) {
    if (is_done() || !filter_.matches(exchange)) return;
    numbers_.push_back(exchange.number);
    if (is_done()) done_();
}

void Waiters::take(const journal::Exchange& exchange) {
    for (auto next = waiters_.begin(); next != waiters_.end();) {
        auto& waiter = **next++;  // it may leave when it is done
        waiter.take(exchange);
    }
}

void Waiters::forget() {
    for (auto* waiter : waiters_) waiter->forget();
}

}  // namespace proxy407::admin

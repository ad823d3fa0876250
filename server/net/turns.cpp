#include "net/turns.hpp"

#include <boost/asio/post.hpp>

#include <utility>

namespace proxy407::net {

namespace {

/// A request of somebody else takes some: to be accepted, read and answered. One in which nobody is
/// ready costs microseconds.
constexpr int passes_between = 16;

}  // namespace

awaitable<void> Turns::wait() {
    asio::steady_timer turn(io_, asio::steady_timer::time_point::max());
    waiting_.push_back(&turn);
    if (!std::exchange(is_running_, true)) pass(passes_between);
    co_await turn.async_wait(as_result);
}

/// What is posted comes behind all that is ready by now.
void Turns::pass(int left) {
    asio::post(io_, [this, left] {
        if (left > 0)
            pass(left - 1);
        else
            next();
    });
}

void Turns::next() {
    is_running_ = !waiting_.empty();
    if (!is_running_) return;
    waiting_.front()->cancel();
    waiting_.pop_front();
    pass(passes_between);
}

}  // namespace proxy407::net

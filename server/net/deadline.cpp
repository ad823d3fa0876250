#include "net/deadline.hpp"

#include <algorithm>

namespace proxy407::net {

namespace {

/// RFC 9112 section 9.6: enough for a client to read the last answer.
constexpr std::chrono::seconds linger{2};

}  // namespace

std::string_view name(Phase phase) {
    switch (phase) {
        case Phase::request: return "request";
        case Phase::head: return "head";
        case Phase::handshake: return "handshake";
        case Phase::content: return "content";
        case Phase::reply: return "reply";
        case Phase::tunnel: return "tunnel";
        case Phase::silence: return "silence";
        case Phase::closing: return "closing";
        case Phase::work: return "work";
    }
    return "";
}

Deadline::Deadline(const Limits& limits, Time now)
    : limits_(&limits), since_(now), last_octet_(now) {}

bool Deadline::begin(Phase phase, Time now) {
    if (phase == phase_) return false;
    phase_ = phase;
    since_ = last_octet_ = now;
    in_stride_ = 0;
    return true;
}

void Deadline::work(Clock::duration time, Time now) {
    phase_ = Phase::work;
    since_ = now;
    work_ = time;
}

bool Deadline::moved(std::size_t octets, Time now) {
    if (octets == 0) return false;
    last_octet_ = now;
    const bool in_strides = phase_ == Phase::content || phase_ == Phase::reply;
    if (!in_strides && phase_ != Phase::tunnel) return false;
    in_stride_ += octets;
    if (in_strides && in_stride_ < stride) return false;
    since_ = now;
    in_stride_ = 0;
    return true;
}

Deadline::Time Deadline::end() const {
    if (phase_ == Phase::work) return since_ + work_;
    return std::min(since_ + limit(), last_octet_ + Clock::duration(limits_->idle));
}

Deadline::Clock::duration Deadline::limit() const {
    switch (phase_) {
        case Phase::head: return limits_->head;
        case Phase::handshake: return limits_->handshake;
        case Phase::content: return limits_->content;
        case Phase::reply: return limits_->reply;
        case Phase::closing: return linger;
        default: return limits_->idle;
    }
}

}  // namespace proxy407::net

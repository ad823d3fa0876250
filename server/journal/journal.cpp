#include "journal/journal.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <string>
#include <utility>

namespace proxy407::journal {
namespace {

std::size_t heap(const std::string& text) {
    static const std::size_t inside = std::string().capacity();
    return text.capacity() > inside ? text.capacity() + 1 : 0;
}

std::size_t heap(const std::vector<std::string>& texts) {
    std::size_t octets = texts.capacity() * sizeof(std::string);
    for (const std::string& text : texts) octets += heap(text);
    return octets;
}

std::size_t heap(const http::RequestHead& head) {
    return heap(head.octets) + head.fields.capacity() * sizeof(http::Field) +
           head.anomalies.capacity() * sizeof(http::AnomalyAt);
}

std::size_t heap(const diagnosis::Diagnosis& diagnosis) {
    return heap(diagnosis.finding) + heap(diagnosis.candidates) + diagnosis.message.heap() +
           diagnosis.evidence.heap() + diagnosis.fix.heap() + diagnosis.command.heap() +
           heap(diagnosis.requirements);
}

}  // namespace

std::string_view name(Recorder recorder) {
    switch (recorder) {
        case Recorder::proxy: return "proxy";
        case Recorder::origin: return "origin";
        case Recorder::second_proxy: return "second-proxy";
        case Recorder::direct_origin: return "direct-origin";
    }
    return "";
}

void Journal::clear() {
    exchanges_.clear();
    octets_ = 0;
    next_ = 1;
    dropped_ = 0;
    connections_ = 0;
}

void Journal::forget(const Which& which) {
    std::erase_if(exchanges_, [&](const Exchange& exchange) {
        if (!which(exchange)) return false;
        octets_ -= octets_of(exchange);
        return true;
    });
}

Journal Journal::only(const Which& which) const {
    Journal made(limits_);
    for (const auto& exchange : exchanges_) {
        if (!which(exchange)) continue;
        made.exchanges_.push_back(exchange);
        made.octets_ += octets_of(exchange);
    }
    made.next_ = next_;
    return made;
}

const Exchange* Journal::find(std::uint64_t number) const {
    const auto* found = number == 0 ? nullptr : after(number - 1);
    return found != nullptr && found->number == number ? found : nullptr;
}

const Exchange* Journal::after(std::uint64_t number) const {
    const auto found = std::ranges::upper_bound(exchanges_, number, {}, &Exchange::number);
    return found == exchanges_.end() ? nullptr : &*found;
}

void Journal::append(Exchange exchange) noexcept {
    try {
        exchanges_.push_back(std::move(exchange));
    } catch (const std::bad_alloc&) {
        ++dropped_;
        return;
    }
    exchanges_.back().number = next_++;
    octets_ += octets_of(exchanges_.back());
    // By index: an observer may add another one.
    for (std::size_t i = 0; i < observers_.size(); ++i) {
        run_callback([&] { observers_[i](exchanges_.back()); });
    }
    while (exchanges_.size() > limits_.exchanges || octets_ > limits_.octets) drop_oldest();
}

void Journal::drop_oldest() {
    octets_ -= octets_of(exchanges_.front());
    exchanges_.pop_front();
    ++dropped_;
}

void Journal::observe(Observer observer) {
    observers_.push_back(std::move(observer));
}

void Journal::stop_observing() {
    observers_.clear();
}

void Journal::run_callback(const std::function<void()>& callback) noexcept {
    try {
        callback();
    } catch (const std::exception& exception) {
        note_failure(exception.what());
    } catch (...) {
        note_failure("not a std::exception");
    }
}

void Journal::note_failure(const char* what) noexcept {
    ++callback_failures_.count;
    try {
        callback_failures_.last = what;
    } catch (const std::bad_alloc&) {
        callback_failures_.last.clear();
    }
}

std::size_t octets_of(const Exchange& exchange) {
    return sizeof(Exchange) + heap(exchange.proxy) + heap(exchange.scenario) + heap(exchange.peer) +
           heap(exchange.tunnel) + heap(exchange.head) + heap(exchange.user) + heap(exchange.step) +
           heap(exchange.reply_head) + (exchange.diagnosis ? heap(*exchange.diagnosis) : 0) +
           heap(exchange.complaint) + exchange.told.heap() + heap(exchange.remarks) +
           heap(exchange.origin_saw);
}

}  // namespace proxy407::journal

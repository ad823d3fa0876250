#include "journal/journal.hpp"

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
    return heap(diagnosis.finding) + heap(diagnosis.candidates) + heap(diagnosis.message) +
           heap(diagnosis.evidence) + heap(diagnosis.mending) + heap(diagnosis.command) +
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

void Journal::append(Exchange exchange) {
    exchange.number = next_++;
    octets_ += octets_of(exchanges_.emplace_back(std::move(exchange)));
    // By index: an observer may add another one.
    for (std::size_t i = 0; i < observers_.size(); ++i) observers_[i](exchanges_.back());
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

std::size_t octets_of(const Exchange& exchange) {
    return sizeof(Exchange) + heap(exchange.scenario) + heap(exchange.peer) +
           heap(exchange.tunnel) + heap(exchange.head) + heap(exchange.user) + heap(exchange.step) +
           heap(exchange.reply_head) + (exchange.diagnosis ? heap(*exchange.diagnosis) : 0) +
           heap(exchange.complaint) + heap(exchange.remarks) + heap(exchange.origin_saw);
}

}  // namespace proxy407::journal

#include "report/log_queue.hpp"

#include "text/counted.hpp"

#include <utility>

namespace proxy407::report {

LogQueue::LogQueue(TellDropped tell_dropped, Limits limits)
    : tell_dropped_(std::move(tell_dropped)), limits_(limits) {}

bool LogQueue::has_room(std::size_t octets) const {
    return !closed_ && entries_.size() < limits_.lines && octets_ + octets <= limits_.octets;
}

void LogQueue::append(Entry entry) {
    octets_ += entry.text.size();
    entries_.push_back(std::move(entry));
}

void LogQueue::push(Entry entry) {
    if (!has_room(entry.text.size())) {
        dropped_ += entry.exchanges;
        if (!closed_) untold_ += entry.exchanges;
        return;
    }
    if (untold_ > 0) append({tell_dropped_(std::exchange(untold_, 0)), 0});
    append(std::move(entry));
}

LogQueue::Entry LogQueue::take() {
    if (entries_.empty()) return {tell_dropped_(std::exchange(untold_, 0)), 0};
    Entry oldest = std::move(entries_.front());
    entries_.pop_front();
    octets_ -= oldest.text.size();
    return oldest;
}

void LogQueue::close() {
    closed_ = true;
    for (const Entry& entry : entries_) dropped_ += entry.exchanges;
    entries_.clear();
    octets_ = 0;
    untold_ = 0;
}

std::string dropped_line(std::uint64_t exchanges, bool json) {
    if (json) return "{\"dropped\": " + std::to_string(exchanges) + "}\n";
    return text::counted(exchanges, "exchange") + " dropped: the log could not keep up\n";
}

}  // namespace proxy407::report

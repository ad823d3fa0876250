#include "admin/events.hpp"

#include <utility>

namespace proxy407::admin {

void Events::append(Event event) {
    event.number = ++last_;
    event.generation = generation_;
    events_.push_back(std::move(event));
    if (events_.size() > most) events_.pop_front();
    bell_();
}

void Events::add(std::string kind, Json data) {
    append({0, std::move(kind), 0, 0, std::move(data)});
}

void Events::add_exchange(std::uint64_t number) {
    append({0, "exchange", number, 0, {}});
}

void Events::add_reset(Json data) {
    ++generation_;
    add("reset", std::move(data));
}

const Events::Event* Events::after(std::uint64_t number) const {
    if (events_.empty() || number >= last_) return nullptr;
    const auto first = events_.front().number;
    return number < first ? &events_.front() : &events_[number + 1 - first];
}

std::string event_frame(std::string_view kind, std::uint64_t number, std::string_view data) {
    return "event: " + std::string(kind) + "\nid: " + std::to_string(number) +
           "\ndata: " + std::string(data) + "\n\n";
}

}  // namespace proxy407::admin

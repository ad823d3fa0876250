#include "report/shown.hpp"

namespace proxy407::report {

Shown::Shown(const journal::Exchange& exchange, const http::Redactor* redactor) {
    if (redactor != nullptr) redactor_ = redactor->with(exchange.head);
}

std::string Shown::octets(std::string_view octets) const {
    return redactor_ ? redactor_->octets(octets) : std::string(octets);
}

std::string Shown::user(std::string_view name) const {
    return redactor_ ? redactor_->name(name) : std::string(name);
}

}  // namespace proxy407::report

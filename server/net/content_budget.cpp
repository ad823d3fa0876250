#include "net/content_budget.hpp"

namespace proxy407::net {

bool ContentBudget::Share::take(std::uint64_t octets) {
    if (octets > budget_.most_ - budget_.used_) return false;
    budget_.used_ += octets;
    taken_ += octets;
    return true;
}

void ContentBudget::Share::give_back() {
    budget_.used_ -= taken_;
    taken_ = 0;
}

}  // namespace proxy407::net

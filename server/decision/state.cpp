#include "decision/state.hpp"

#include <algorithm>

namespace proxy407::decision {

ScriptPosition& ScriptPositions::of(const scenario::Address& address) {
    const auto found = positions_.find(address);
    if (found != positions_.end()) return found->second;
    if (positions_.size() >= most_) {
        const auto by_begin = [](const auto& a, const auto& b) {
            return a.second.began < b.second.began;
        };
        positions_.erase(std::ranges::min_element(positions_, by_begin));
    }
    return positions_[address];
}

const ScriptPosition& ScriptPositions::find(const scenario::Address& address) const {
    static const ScriptPosition beginning;
    const auto found = positions_.find(address);
    return found == positions_.end() ? beginning : found->second;
}

}  // namespace proxy407::decision

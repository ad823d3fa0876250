#include "ladder/probe.hpp"

namespace proxy407::ladder {

bool came_about(const Outcome& outcome) {
    if (const auto* looked = std::get_if<Looked>(&outcome)) return !looked->addresses.empty();
    if (const auto* opened = std::get_if<Opened>(&outcome))
        return opened->how == Opened::How::connected;
    if (const auto* encrypted = std::get_if<Encrypted>(&outcome)) return encrypted->done;
    if (const auto* token = std::get_if<Token>(&outcome)) return !token->octets.empty();
    return !std::get<Answered>(outcome).octets.empty();
}

}  // namespace proxy407::ladder

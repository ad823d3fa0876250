#include "text/counted.hpp"

namespace proxy407::text {

std::string counted(std::uint64_t number, std::string_view thing) {
    return std::to_string(number) + ' ' + std::string(thing) + (number == 1 ? "" : "s");
}

}  // namespace proxy407::text

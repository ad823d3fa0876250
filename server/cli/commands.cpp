#include "cli/command.hpp"

#include <array>

namespace proxy407::cli {

std::span<const Command> commands() {
    static constexpr std::array table = {
        Command{"version", "say the version and what it was built with", version_command},
    };
    return table;
}

}  // namespace proxy407::cli

#include "program/command.hpp"

#include <array>

namespace proxy407::program {

std::span<const Command> commands() {
    static constexpr std::array table = {
        Command{"serve", "run the proxy and explain every 407", serve_command},
#ifdef PROXY407_CERTIFY
        Command{"run", "run a command through the proxy and judge it", run_command},
        Command{"certify", "put real clients through the scenarios", certify_command},
        Command{"record", "write how a real proxy refuses as a scenario", record_command},
#endif
        Command{"scenarios", "list, show and validate scenarios", scenarios_command},
        Command{
            "explain",
            "show what an id means, or what is wrong with credentials that were sent",
            explain_command},
        Command{"diagnose", "find out why a real proxy refuses", diagnose_command},
        Command{"encode", "write a password the way each client wants it", encode_command},
        Command{"health", "ask a running proxy whether it is well", health_command},
        Command{"version", "show the version and what it was built with", version_command},
    };
    return table;
}

}  // namespace proxy407::program

#include "program/serve/scenario_changes.hpp"

#include "program/scenario_options.hpp"
#include "text/octets.hpp"

namespace proxy407::program {

std::string ScenarioChanges::apply(scenario::Scenario& scenario) const {
    if (tls) scenario.listener.tls = true;
    for (const std::string& block : proxy_protocol_from) {
        const auto network = scenario::parse_network(block);
        if (!network)
            return "--proxy-protocol is an address or a CIDR block, not \"" +
                   text::printable(block) + "\"";
        scenario.listener.proxy_protocol_from.push_back(*network);
    }
    auto wrong = program::forward_to(scenario, forward_to);
    if (wrong.empty() && user) wrong = replace_credentials(scenario, *user);
    return wrong;
}

}  // namespace proxy407::program

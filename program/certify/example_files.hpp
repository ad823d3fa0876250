#pragma once

#include "site/entry.hpp"

#include <string>
#include <vector>

namespace proxy407::program {

/// The lines that call the client, from its folder and from that of a driver that it shares; none
/// where there is no such folder.
std::vector<site::Example> find_examples(
    const std::string& clients_folder, const std::string& client
);

}  // namespace proxy407::program

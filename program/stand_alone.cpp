#include "program/stand_alone.hpp"

#include "text/octets.hpp"

namespace proxy407::program {

std::string stand_alone(
    std::string line, const EndedProxy& proxy, const std::vector<std::string>& options
) {
    line = text::replaced(line, proxy.url, "\"$PROXY407_URL\"");
    line = text::replaced(line, proxy.place, "\"$PROXY407_HOST:$PROXY407_PORT\"");
    if (!proxy.ca_file.empty()) line = text::replaced(line, proxy.ca_file, "\"$PROXY407_CA_FILE\"");
    std::string again = "proxy407 run";
    for (const std::string& word : options) again += " " + text::shell_word(word);
    return again + " -- sh -c " + text::shell_word(line);
}

}  // namespace proxy407::program

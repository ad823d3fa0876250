#include "program/admin_port.hpp"

#include "origin/route.hpp"
#include "text/octets.hpp"

#include <cstdlib>

namespace proxy407::program {
namespace {

constexpr std::uint64_t most = 65535;

}  // namespace

std::string read_admin_port(const cxxopts::ParseResult& given, std::optional<std::uint16_t>& port) {
    if (given.count("admin-port") > 0) {
        const auto number = given["admin-port"].as<std::uint32_t>();
        if (number > most) return "--admin-port is 0 to 65535";
        port = static_cast<std::uint16_t>(number);
        return "";
    }
    const char* const set = std::getenv(admin_port_variable);
    if (set == nullptr || *set == '\0') return "";
    const auto number = origin::number_up_to(set, most);
    if (!number)
        return std::string(admin_port_variable) + " is 0 to 65535, not \"" + text::printable(set) +
               '"';
    port = static_cast<std::uint16_t>(*number);
    return "";
}

}  // namespace proxy407::program

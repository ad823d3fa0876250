#include "auth/gssapi.hpp"
#include "program/command.hpp"
#include "program/command_line.hpp"

#include <boost/version.hpp>

#include <nlohmann/json.hpp>
#include <openssl/crypto.h>

#include <iostream>

namespace proxy407::program {

int version_command(int argc, char** argv) {
    CommandLine line(
        "version",
        {.usage = "version",
         .what = "Says the version and what the program was built with.",
         .examples = "proxy407 --version",
         .notes = ""}
    );
    if (!line.parse(argc, argv)) return line.exit_code();
    std::cout << "proxy407 " PROXY407_VERSION "\n"
              << "Boost " << BOOST_VERSION / 100000 << '.' << BOOST_VERSION / 100 % 1000 << '.'
              << BOOST_VERSION % 100 << ", " << OpenSSL_version(OPENSSL_VERSION)
              << ", nlohmann/json " << NLOHMANN_JSON_VERSION_MAJOR << '.'
              << NLOHMANN_JSON_VERSION_MINOR << '.' << NLOHMANN_JSON_VERSION_PATCH << '\n'
              << "Kerberos for Negotiate: " << (auth::has_kerberos() ? "found" : "not found")
              << '\n';
    return exit_ok;
}

}  // namespace proxy407::program

#include "program/user_option.hpp"

#include "program/standard_input.hpp"
#include "text/charset.hpp"
#include "text/octets.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>

namespace proxy407::program {
namespace {

constexpr const char* variable = "PROXY407_CREDENTIALS";

/// More is no line of credentials, but a device or the wrong file.
constexpr std::size_t most_octets = 64 * 1024;

std::string split(const std::string& source, const std::string& pair, auth::Account& account) {
    const auto colon = pair.find(':');
    if (colon == pair.npos)
        return source + " is NAME:PASSWORD, and has no colon" +
               (source == "--user" ? "; write --user " + text::shell_word(pair + ":PASSWORD") : "");
    account = {text::nfc(pair.substr(0, colon)), text::nfc(pair.substr(colon + 1))};
    return "";
}

/// All of it, up to one octet too many.
std::string content(std::istream& in) {
    std::string read(most_octets + 1, '\0');
    in.read(read.data(), static_cast<std::streamsize>(read.size()));
    read.resize(static_cast<std::size_t>(in.gcount()));
    return read;
}

/// Its one line; what is wrong with the file comes back, or "".
std::string read_line(const std::string& source, std::istream& in, std::string& line) {
    errno = 0;
    line = content(in);
    if (line.empty())
        return source + ": " + (errno != 0 ? std::strerror(errno) : "the file is empty");
    if (line.size() > most_octets)
        return source + " has more than " + std::to_string(most_octets) + " bytes";
    if (line.ends_with('\n')) line.pop_back();
    if (line.ends_with('\r')) line.pop_back();
    if (line.find('\n') != line.npos)
        return source +
               " has more than one line; write NAME:PASSWORD into the first and nothing else";
    return "";
}

std::string read_file(const std::string& file, std::string& line) {
    if (is_standard_input(file)) {
        const auto wrong = take_standard_input("--user-file");
        return wrong.empty() ? read_line("standard input", std::cin, line) : wrong;
    }
    std::ifstream in(file, std::ios::binary);
    const auto source = "--user-file " + text::printable(file);
    if (!in) return source + ": " + std::strerror(errno);
    return read_line(source, in, line);
}

}  // namespace

void add_user_options(cxxopts::OptionAdder& options) {
    const auto text = [] { return cxxopts::value<std::string>(); };
    options("u,user", "these credentials instead of the scenario's", text(), "NAME:PASSWORD")(
        "user-file", "the same from the first line of a file; -: standard input", text(), "FILE"
    );
}

bool has_user_in_environment() {
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

std::string read_user(const cxxopts::ParseResult& given, std::optional<auth::Account>& account) {
    if (given.count("user") > 0 && given.count("user-file") > 0)
        return "give --user or --user-file, not both";
    if (given.count("user") > 0)
        return split("--user", given["user"].as<std::string>(), account.emplace());
    if (given.count("user-file") > 0) {
        std::string line;
        const auto file = given["user-file"].as<std::string>();
        const auto wrong = read_file(file, line);
        return wrong.empty() ? split("the first line of --user-file", line, account.emplace())
                             : wrong;
    }
    if (!has_user_in_environment()) return "";
    return split(variable, std::getenv(variable), account.emplace());
}

}  // namespace proxy407::program

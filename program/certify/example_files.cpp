#include "program/certify/example_files.hpp"

#include "client/client.hpp"
#include "files/read_file.hpp"
#include "site/example.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <filesystem>
#include <regex>

namespace proxy407::program {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_source = 256ul * 1024;

/// What installations put beside a driver.
const std::vector<std::string> installed = {".venv", "node_modules", "target", "vendor", "site"};

std::string source_text(const fs::path& file) {
    const auto read = files::read_file(file.string(), longest_source);
    return read.text.size() > longest_source ? "" : read.text;
}

void add_sources(
    const fs::path& folder, const fs::path& clients, std::vector<site::Source>& sources
) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error)) {
        if (at->is_directory(error) && text::contains(installed, at->path().filename().string()))
            at.disable_recursion_pending();
        else if (at->is_regular_file(error))
            found.push_back(at->path());
    }
    std::ranges::sort(found);
    for (const fs::path& file : found)
        sources.push_back({file.lexically_relative(clients).string(), source_text(file)});
}

/// The folder of sources that a pom names outside of its own; empty where it has its own.
fs::path shared_folder(const fs::path& folder) {
    static const std::regex names(R"(<sourceDirectory>(\.\./[^<]+)</sourceDirectory>)");
    const std::string pom = source_text(folder / "pom.xml");
    std::smatch found;
    if (!std::regex_search(pom, found, names)) return {};
    return (folder / found[1].str()).lexically_normal();
}

}  // namespace

std::vector<site::Example> find_examples(
    const std::string& clients_folder, const std::string& client
) {
    // A name from a file: it leads nowhere else.
    if (client.find('/') != client.npos || client.starts_with('.')) return {};
    const fs::path clients = fs::path(clients_folder).lexically_normal();
    const fs::path folder = clients / client;
    if (!fs::exists(folder / "client.json")) return {};
    const auto loaded = client::load_client(folder.string());
    const auto* known = std::get_if<client::Client>(&loaded);
    if (known == nullptr) return {};
    std::vector<site::Source> sources;
    add_sources(folder, clients, sources);
    if (const fs::path shared = shared_folder(folder); !shared.empty())
        add_sources(shared, clients, sources);
    return site::examples_of(*known, sources);
}

}  // namespace proxy407::program

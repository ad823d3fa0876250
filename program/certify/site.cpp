#include "program/certify/site.hpp"

#include "files/read_file.hpp"
#include "program/certify/arguments.hpp"
#include "program/certify/example_files.hpp"
#include "program/certify/report_files.hpp"
#include "program/command.hpp"
#include "program/output_file.hpp"
#include "results/load.hpp"
#include "site/entry_json.hpp"
#include "site/entry_of.hpp"
#include "site/site.hpp"
#include "text/octets.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <iterator>
#include <set>

namespace proxy407::program {
namespace {

namespace fs = std::filesystem;
using Entries = std::vector<site::Entry>;

constexpr const char* command_name = "certify site";

HelpPage site_page() {
    return {
        .usage = "certify site RESULTS.json... [OPTIONS]",
        .what =
            "Makes pages for the public of what real clients do: a table to choose from, a page "
            "for\n"
            "each client, question and finding, a badge for each client, clients.json.",
        .examples =
            "proxy407 certify site --out site results.json\n"
            "proxy407 certify site --out site docs/results/*.json\n"
            "proxy407 certify site --docs docs results.json",
        .notes =
            "A file is what `certify --json` wrote, or the small file of one client that --docs\n"
            "wrote. Pages load nothing and need no server. Leaks without a public reference are\n"
            "counted and not described. Files of an earlier site in that folder that are no "
            "longer\n"
            "made are removed.\n"
            "\n"
            "Exit codes: 0 all is written; 1 a file could not be written; 2 wrong usage or a "
            "mistake\n"
            "in a file.",
    };
}

/// Adds what the file has; false when it is wrong, which is told.
bool add_entries(const std::string& file, const std::string& clients_folder, Entries& entries) {
    const auto mistake = [&](const std::string& found, const std::string& expected) {
        print_first_mistakes({{text::printable(file), "", 0, 0, found, expected}});
        return false;
    };
    const auto read = files::read_file(file, results::limits.octets);
    if (!read.trouble.empty())
        return mistake(read.trouble, "the results of certify --json, or of certify site --docs");
    if (site::is_entry(read.text)) {
        auto entry = site::read_entry(read.text, file);
        if (const auto* wrong = std::get_if<json::Mistakes>(&entry))
            return print_first_mistakes(*wrong) == exit_ok;
        entries.push_back(std::get<site::Entry>(std::move(entry)));
        return true;
    }
    const auto document = results::read(read.text, file);
    if (const auto* wrong = std::get_if<json::Mistakes>(&document))
        return print_first_mistakes(*wrong) == exit_ok;
    auto made =
        site::entries_of(std::get<results::Document>(document), [&](const std::string& client) {
            return find_examples(clients_folder, client);
        });
    if (made.empty())
        return mistake("results in which no client ran", "at least one case that ran");
    std::ranges::move(made, std::back_inserter(entries));
    return true;
}

/// Is it a file of an earlier call that this one did not make?
using IsOld = std::function<bool(const fs::path& file)>;

void remove_old(const fs::path& folder, const std::set<fs::path>& made, const IsOld& is_old) {
    std::error_code error;
    std::vector<fs::path> old;
    for (const auto& file : fs::directory_iterator(folder, error))
        if (file.is_regular_file(error) && !made.contains(file.path().lexically_normal()) &&
            is_old(file.path()))
            old.push_back(file.path());
    for (const fs::path& file : old) fs::remove(file, error);
}

bool write_all(const fs::path& folder, const std::vector<site::File>& files) {
    for (const site::File& file : files) {
        const fs::path path = folder / file.path;
        // A folder that can't be made is told of by its first file.
        std::error_code ignored;
        fs::create_directories(path.parent_path(), ignored);
        if (!write_output(command_name, path.string(), file.content)) return false;
    }
    return true;
}

std::set<fs::path> paths_of(const fs::path& folder, const std::vector<site::File>& files) {
    std::set<fs::path> paths;
    for (const site::File& file : files) paths.insert((folder / file.path).lexically_normal());
    return paths;
}

bool write_site(const fs::path& folder, const Entries& entries) {
    const bool was_site = fs::exists(folder / "clients.schema.json");
    const auto files = site::site_of(entries);
    if (!write_all(folder, files)) return false;
    const auto made = paths_of(folder, files);
    for (const char* part : {"client", "badges", "question", "finding"})
        remove_old(folder / part, made, [&](const fs::path& file) {
            return was_site && (file.extension() == ".html" || file.extension() == ".svg");
        });
    return true;
}

bool write_docs(const fs::path& folder, const Entries& entries) {
    const auto files = site::docs_of(entries);
    if (!write_all(folder, files)) return false;
    remove_old(folder / "results", paths_of(folder, files), [](const fs::path& file) {
        return file.extension() == ".json" &&
               site::is_entry(files::read_file(file.string(), results::limits.octets).text);
    });
    return true;
}

}  // namespace

int certify_site_command(int argc, char** argv) {
    CommandLine line(command_name, site_page());
    const auto text = [] { return cxxopts::value<std::string>(); };
    line.options("Where it goes")("out", "the pages; index.html is the first", text(), "DIR")(
        "docs", "results.md, and results/CLIENT.json for each client", text(), "DIR"
    );
    line.options("What is read"
    )("clients-dir",
      "where the lines that call each client are",
      text()->default_value("client-tests/clients"),
      "DIR");
    line.positional("words");
    const auto given = line.parse(argc, argv);
    if (!given) return line.exit_code();
    const auto words = words_of(*given);
    if (words.empty()) return line.mistake("name one file of results, or more");
    const auto folder = [&](const char* name) {
        return given->count(name) > 0 ? (*given)[name].as<std::string>() : std::string();
    };
    if (folder("out").empty() && folder("docs").empty())
        return line.mistake("nothing to write: --out or --docs");
    Entries entries;
    for (const std::string& file : words)
        if (!add_entries(file, (*given)["clients-dir"].as<std::string>(), entries))
            return exit_usage;
    if (const std::string twice = site::repeated(entries); !twice.empty())
        return line.mistake("these files have " + text::printable(twice) + " more than once");
    if (!folder("out").empty() && !write_site(folder("out"), entries)) return exit_not_written;
    if (!folder("docs").empty() && !write_docs(folder("docs"), entries)) return exit_not_written;
    return exit_ok;
}

}  // namespace proxy407::program

#include "suite/results_file.hpp"

#include "files/output_file.hpp"
#include "results/from_json.hpp"
#include "results/to_json.hpp"

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace proxy407::suite {
namespace {

std::string partial(const std::string& file) {
    return file + ".partial";
}

/// Of all lines those that are a result; one that was cut off in the middle is none.
std::vector<results::Result> results_in(std::istream& file) {
    std::vector<results::Result> found;
    for (std::string line; std::getline(file, line);) {
        if (line.ends_with(',')) line.pop_back();
        if (auto result = results::read_line(line)) found.push_back(*std::move(result));
    }
    return found;
}

}  // namespace

PartialResults::PartialResults(const std::string& file) {
    if (file.empty() || file == "-") return;
    if (files::place_of(file) != files::Place::file) return;
    path_ = partial(file);
    descriptor_ = files::create(path_, files::Readers::owner);
}

PartialResults::~PartialResults() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void PartialResults::add(const results::Result& result) {
    if (path_.empty()) return;
    const auto line = results::to_line(result) + '\n';
    files::write_all(descriptor_, line);  // a full disk is told when the whole file is written
}

void PartialResults::remove() {
    if (!path_.empty()) std::remove(path_.c_str());
}

std::vector<results::Result> unfinished_results(const std::string& file) {
    for (const std::string& path : {partial(file), file}) {
        if (!std::filesystem::exists(path)) continue;
        std::ifstream stream(path);
        auto results = results_in(stream);
        if (!stream.bad()) return results;
    }
    throw std::runtime_error("there is neither " + partial(file) + " nor " + file);
}

}  // namespace proxy407::suite

#include "runner/results_file.hpp"

#include "runner/results.hpp"

#include <cstdio>
#include <filesystem>
#include <stdexcept>

namespace proxy407::runner {
namespace {

std::string partial(const std::string& file) {
    return file + ".partial";
}

/// Of all lines those that are a result; one that was cut off in the middle is none.
std::vector<CaseResult> results_in(std::istream& file) {
    std::vector<CaseResult> found;
    for (std::string line; std::getline(file, line);) {
        if (line.ends_with(',')) line.pop_back();
        if (const auto result = results::read_line(line)) found.push_back(case_of(*result));
    }
    return found;
}

}  // namespace

PartialResults::PartialResults(const std::string& file) {
    if (file.empty() || file == "-") return;
    path_ = partial(file);
    file_.open(path_, std::ios::trunc);
    if (!file_) throw std::runtime_error(path_ + " can't be written");
}

void PartialResults::add(const CaseResult& result) {
    if (!path_.empty()) file_ << results::to_line(result_of(result)) << '\n' << std::flush;
}

void PartialResults::remove() {
    if (!path_.empty()) std::remove(path_.c_str());
}

std::vector<CaseResult> unfinished_results(const std::string& file) {
    for (const std::string& path : {partial(file), file}) {
        if (!std::filesystem::exists(path)) continue;
        std::ifstream stream(path);
        auto results = results_in(stream);
        if (!stream.bad()) return results;
    }
    throw std::runtime_error("there is neither " + partial(file) + " nor " + file);
}

}  // namespace proxy407::runner

#pragma once

#include "results/document.hpp"

#include <string>
#include <vector>

namespace proxy407::suite {

/// Results as they come, a line each, in FILE.partial: a run that is killed has lost nothing.
class PartialResults {
public:
    /// Nothing is kept when `file` is empty, standard output, a device or a pipe. Throws
    /// std::runtime_error when it can't be written.
    explicit PartialResults(const std::string& file);

    ~PartialResults();
    PartialResults(const PartialResults&) = delete;
    PartialResults& operator=(const PartialResults&) = delete;

    void add(const results::Result& result);

    /// The whole file is written now: this one goes.
    void remove();

private:
    std::string path_;
    int descriptor_ = -1;
};

/// The results that a run left in FILE.partial, or in FILE itself. Throws std::runtime_error when
/// neither can be read.
std::vector<results::Result> unfinished_results(const std::string& file);

}  // namespace proxy407::suite

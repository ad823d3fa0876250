#pragma once

#include "results/load.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

namespace proxy407::results {

inline std::string content(const std::string& path) {
    std::ifstream in(std::string(PROXY407_SOURCE_DIR "/") + path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
}

/// Every verdict, a leak, a flaky and a stale case, and a client that tries to break out of each
/// report.
inline std::string fixture_text() {
    return content("tests/data/results/results.json");
}

inline Document fixture() {
    return std::get<Document>(read(fixture_text(), "results.json"));
}

/// All mistakes, one a line; "" for a document that is right.
template <typename Outcome>
std::string told(const Outcome& outcome) {
    std::string text;
    if (const auto* mistakes = std::get_if<json::Mistakes>(&outcome))
        for (const auto& mistake : *mistakes) text += json::to_string(mistake) + "\n";
    return text;
}

/// A result with a verdict and nothing else to say.
inline Result result(
    const std::string& client,
    const std::string& scenario,
    Verdict verdict,
    Standing standing = Standing::expected
) {
    Result made;
    made.client = client;
    made.channel = "url";
    made.target = "http";
    made.scenario = scenario;
    made.judgement.verdict = verdict;
    made.standing = standing;
    return made;
}

}  // namespace proxy407::results

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <random>

namespace proxy407::property {

/// What came of random cases, as both laws ask.
struct Counts {
    std::size_t cases = 0;
    std::size_t unsound = 0;
    std::size_t dearer = 0;
    std::size_t unexplained = 0;
    std::size_t out_of_budget = 0;

    /// Do the laws hold, and was the budget enough but for one case in so many?
    bool holds(std::size_t one_in) const {
        return unsound + dearer + unexplained == 0 && out_of_budget * one_in <= cases;
    }

    /// `before` stands in front: "Digest: ".
    void print(const char* before) const {
        std::printf(
            "%s%zu cases: %zu unsound, %zu dearer than what was done, %zu unexplained, %zu out of "
            "budget\n",
            before,
            cases,
            unsound,
            dearer,
            unexplained,
            out_of_budget
        );
    }
};

/// PROGRAM CASES [SEED]
struct Asked {
    std::uint64_t cases = 0;
    std::uint64_t seed = 0;
};

/// Prints the seed, which runs the same again; nothing, with the usage, where no number is given.
inline std::optional<Asked> asked(int argc, char** argv, const char* program) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: %s CASES [SEED]\n", program);
        return std::nullopt;
    }
    Asked found;
    found.cases = std::strtoull(argv[1], nullptr, 10);
    found.seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : std::random_device{}();
    std::printf("seed %llu\n", static_cast<unsigned long long>(found.seed));
    return found;
}

}  // namespace proxy407::property

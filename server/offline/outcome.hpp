#pragma once

#include "offline/judge.hpp"

#include <string>

namespace proxy407::offline {

enum class Outcome {
    right,        ///< all credentials are, byte for byte
    explained,    ///< a mistake has its name
    unexplained,  ///< they are wrong and nothing known makes them, or nobody can tell
};

/// Of all together. An explanation outweighs what is unexplained.
Outcome outcome(const Judged& judged);

/// What there is to say where all are right; "" where something is wrong.
std::string praise(const Judged& judged);

}  // namespace proxy407::offline

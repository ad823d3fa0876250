#pragma once

#include "diagnosis/cause.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proxy407::decision {

/// How a request fared at the proxy.
enum class Verdict {
    open,        ///< no identification was asked for
    accepted,    ///< authenticated, or its address is listed
    challenged,  ///< no credentials were sent; the answer asks for them. Followed by a right
                 ///< answer this is the normal course, not a failure
    refused,     ///< identification failed
    malformed,   ///< the message itself was refused (400, 414, 431, 501, 505)
    fault,       ///< the scenario let it fail (reset, silence ...)
};

std::string_view name(Verdict verdict);

/// What a request came to at the proxy. The journal keeps it as it is.
struct Ruling {
    std::optional<Verdict> verdict;  ///< nothing before there is one, or where no proxy judged
    std::string user;                ///< accepted account
    std::string step;                ///< the script's step
    std::optional<diagnosis::Diagnosis> diagnosis;
    std::string complaint;  ///< id: why the message could not be acted on, or went no further
    http::Sentence told;  ///< what the answer says of the complaint; empty: what its id stands for
    std::vector<std::string>
        remarks;  ///< breaches that did not hinder: "proxy-connection-sent" ...
};

}  // namespace proxy407::decision

#pragma once

#include "ladder/answer.hpp"
#include "ladder/conclusion.hpp"
#include "ladder/proxy_url.hpp"
#include "ladder/question.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace proxy407::ladder {

/// A file that chooses a proxy (proxy auto-config), as it was read or fetched.
struct PacFile {
    std::string where;                    ///< its path or URL, without credentials
    std::string trouble = {};             ///< why it could not be had; "": it could
    std::optional<Answer> response = {};  ///< of the server that has it
    std::string text = {};
    bool is_cut = false;        ///< it is larger than what is read
    std::string distrust = {};  ///< why this machine does not trust the server's certificate
};

/// What came of its function FindProxyForURL.
struct PacResult {
    enum class What {
        text,
        no_text,      ///< something else than a string
        syntax,       ///< the text is no JavaScript
        no_function,  ///< it defines no FindProxyForURL
        throws,
        endless,   ///< the time is over
        lookup,    ///< the time is over, and a name is being looked up
        memory,    ///< it takes more than it is given
        ended,     ///< the process that evaluates it has ended
        no_engine  ///< there is nothing here that evaluates JavaScript
    };
    What what = What::text;
    std::string words = {};  ///< the text, the error, or what it was instead
};

/// What the function is called with. Of an https URL clients hand over the host alone.
struct PacArguments {
    std::string url;
    std::string host;
};

PacArguments pac_arguments(const Target& target);

/// The proxy that the file gives.
struct PacChoice {
    ProxyUrl proxy;
    std::vector<http::Sentence> says;  ///< whole sentences
};

/// What is wrong with the file, before any of it is evaluated.
std::optional<Conclusion> mistake_in(const PacFile& file);

/// The text without a mark of its coding before it.
std::string_view program_of(const PacFile& file);

/// The first proxy that the result names, or what is wrong with it.
std::variant<PacChoice, Conclusion> proxy_of(
    const PacFile& file, const PacResult& result, const Target& target
);

}  // namespace proxy407::ladder

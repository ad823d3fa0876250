#include "diagnosis/finding.hpp"
#include "diagnosis/mistake.hpp"

#include <vector>

namespace proxy407::diagnosis {

namespace {

constexpr std::string_view one_line =
    "Switch the encoder's line breaks off (base64 -w0, openssl base64 -A, Base64.getEncoder() "
    "instead of the MIME encoder): the token is one run of characters.";

/// These break the head, so that no value reaches the solver.
constexpr Finding of_broken_heads[] = {
    {"newline-after-token",
     Cause::wrong_credentials,
     "appended a newline to the token, which ends the line too early",
     one_line,
     "C-BASIC-02 C-HDR-06"},
    {"base64-wrapped-at-76-by-crlf",
     Cause::wrong_credentials,
     "wrapped the token, so that its rest became a line of the head by itself",
     one_line,
     "C-BASIC-02 C-HDR-06"},
};

/// The solver says what the client did, so that these rows need no clause of their own.
Finding finding_of(const BasicMistake& mistake) {
    return {mistake.id, Cause::wrong_credentials, "", mistake.mending, mistake.requirements};
}

}  // namespace

std::span<const Finding> basic_findings() {
    static const auto all = [] {
        std::vector<Finding> rows;
        for (const auto& mistake : basic_mistakes()) rows.push_back(finding_of(mistake));
        rows.insert(rows.end(), std::begin(of_broken_heads), std::end(of_broken_heads));
        return rows;
    }();
    return all;
}

}  // namespace proxy407::diagnosis

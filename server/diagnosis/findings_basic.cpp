#include "diagnosis/finding.hpp"
#include "transforms/transform.hpp"

#include <algorithm>
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

/// The solver says what the client did, so that these rows need no clause of their own. What has no
/// words is a variant of another row, or has its finding in another table.
void add(std::vector<Finding>& rows, const transforms::Transform& row) {
    const bool known = std::ranges::count(rows, row.id, &Finding::id) != 0;
    if (known || row.fix.empty()) return;
    rows.push_back({row.id, Cause::wrong_credentials, "", row.fix, row.requirements});
}

}  // namespace

std::span<const Finding> basic_findings() {
    static const auto all = [] {
        std::vector<Finding> rows;
        for (const auto& family : transforms::all_families()) {
            for (const auto& row : family.rows) add(rows, row);
        }
        rows.insert(rows.end(), std::begin(of_broken_heads), std::end(of_broken_heads));
        return rows;
    }();
    return all;
}

}  // namespace proxy407::diagnosis

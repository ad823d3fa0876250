#pragma once

#include "site/entry.hpp"

#include <string>

namespace proxy407::site {

/// "url http: basic, digest and 3 more; on the way, url https: 46 cases"
std::string places_text(const Problem& problem);

/// "C-BASIC-13 (RFC 7617 section 2)": what asks for it; "" for none.
std::string clause_text(const Problem& problem);

/// One cause on the page of its client.
std::string problem_html(const Problem& problem);

/// The page of what was found: "finding/wrong-credentials~swapped.html".
std::string finding_page_name(const std::string& finding);

}  // namespace proxy407::site

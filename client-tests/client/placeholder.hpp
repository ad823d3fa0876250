#pragma once

#include "text/template.hpp"

#include <string>
#include <vector>

namespace proxy407::client {

/// What may stand in every word of a template driver, without its braces.
const std::vector<std::string>& plain_placeholders();

/// What may stand in words for credentials only: without them there is nothing to put there.
const std::vector<std::string>& credential_placeholders();

/// The placeholder that a channel of that name can't do without and that none of its words and
/// variables has, with the reason: "has no {url}, so it does not tell the client what to fetch"; ""
/// when all are there.
std::string missing_placeholder(
    const std::string& channel, const std::vector<std::string>& templates
);

/// The variables that tell of the proxy where a client names none itself.
text::Values usual_variables();

}  // namespace proxy407::client

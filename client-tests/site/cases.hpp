#pragma once

#include "site/client_results.hpp"

#include <functional>
#include <string>
#include <vector>

namespace proxy407::site {

using Cases = std::vector<const results::Result*>;

/// It ran, and what it is about was seen.
bool was_asked(const results::Result& result);

/// It conforms, perhaps not to every SHOULD.
bool conforms(const results::Result& result);

/// It conforms, and the credentials came to the proxy: a client may keep some back.
bool has_arrived(const results::Result& result);

Cases those(const Cases& cases, const std::function<bool(const results::Result&)>& wanted);

/// A pair of special characters.
bool is_special(const results::Result& result);

/// The id of its pair, and whether the proxy announced a charset.
std::string pair_of(const results::Result& result);
bool has_charset(const results::Result& result);

/// "url http"
std::string row_name(const results::Result& result);

/// Why none of these cases of the client, which may be none at all, was asked. `by` is the channel
/// that they are about, or "".
std::string why_not_asked(
    const Cases& cases,
    const ClientResults& client,
    const std::string& scenario,
    const std::string& by
);

}  // namespace proxy407::site

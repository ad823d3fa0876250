#pragma once

#include "offline/sightings.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace proxy407::offline {

/// The methods that the request may have had, the likeliest first: that of the log, or those that
/// the uri of a Digest answer allows.
std::vector<std::string> methods_for(const Sighting& seen);

/// A whole head of HTTP/1.1 of what was seen. What a log leaves out or shows in another form (the
/// target, Host) is put in; what frames a content that is not there is left out.
std::string head_of(const Sighting& seen, std::string_view method);

}  // namespace proxy407::offline

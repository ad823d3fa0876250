#pragma once

#include "auth/scheme.hpp"

#include <string>
#include <string_view>

namespace proxy407::client {

/// What a client has to know to answer the challenge: "basic"; of Digest "digest" where it is about
/// MD5, "digest-sha256", "digest-sha512-256", and "digest-auth-int" where nothing else will do.
std::string feature_of(const auth::Scheme& scheme);

/// A feature as drivers know it, which know a scheme, not its variants: "digest.http" of
/// "digest-sha256.http".
std::string driver_feature(std::string_view feature);

}  // namespace proxy407::client

#pragma once

#include "auth/attempt.hpp"
#include "auth/digest.hpp"

#include <chrono>

namespace proxy407::auth {

/// Recomputes and compares; counts nc. Improper or missing parameters: status 400. Where all hangs
/// on content that has not been read (qop=auth-int), the outcome is needs_content and nothing has
/// changed.
Attempt verify_digest(
    const http::Credentials& credentials,
    const DigestPolicy& policy,
    const Accounts& accounts,
    const DigestRequest& request,
    NonceStore& nonces,
    std::chrono::system_clock::time_point now
);

}  // namespace proxy407::auth

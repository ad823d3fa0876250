#pragma once

#include "auth/account.hpp"
#include "auth/ntlm.hpp"

#include <functional>

namespace proxy407::auth {

/// Sets the two variables below. gss-ntlmssp looks at LM_COMPAT_LEVEL when a context begins, at
/// the other one when it is to know a password.
void prepare_ntlm();

/// Calls `ask_mechanism` while the file that NTLM_USER_FILE names holds `account` under the names
/// the message claims, or nobody (null). gss-ntlmssp has no other way to be told passwords.
///
/// The variable is set once and for all, to a private file (mode 0600) that is empty between calls,
/// since getenv in other threads must not meet a changing environment; calls wait for each other.
/// LM_COMPAT_LEVEL is set with it, where nobody else did, so that version 1 of NTLM is verified as
/// well. The file goes when the program ends. Throws std::runtime_error when it can't be written.
void with_ntlm_user(
    const NtlmMessage& message, const Account* account, const std::function<void()>& ask_mechanism
);

}  // namespace proxy407::auth

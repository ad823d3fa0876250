#pragma once

#include "auth/attempt.hpp"
#include "diagnosis/cause.hpp"
#include "diagnosis/situation.hpp"

#include <optional>
#include <string_view>

// The cases that diagnosis/diagnose.cpp tells apart, each in the file of its name. Each fills in
// all but the command, and `account` with the one the command is to use, if the request singles one
// out.

namespace proxy407::diagnosis {

struct Case {
    Diagnosis diagnosis;
    const auth::Account* account = nullptr;
};

/// With the words of that finding's row, and this message.
Case case_of(
    std::string_view finding, http::Sentence message, const auth::Account* account = nullptr
);

/// No Proxy-Authorization at all.
Case diagnose_absent(const Situation& situation);

/// The credentials are for a scheme that is not offered, or for none; nothing otherwise.
std::optional<Case> diagnose_scheme(const Situation& situation, const http::SentCredentials& sent);

Case diagnose_basic(
    const Situation& situation, const http::SentCredentials& sent, const auth::Rejected& rejected
);

/// What transforms make of an account's pair, wherever in the value it stands.
std::optional<Case> explained_as_basic(
    const Situation& situation, const http::SentCredentials& sent
);

Case diagnose_digest(
    const Situation& situation, const http::SentCredentials& sent, const auth::Rejected& rejected
);

/// Credentials of Bearer, a custom scheme, or a raw challenge, all of which say by their finding
/// what is wrong.
Case diagnose_token(
    const auth::Scheme& scheme, const http::SentCredentials& sent, const auth::Rejected& rejected
);

/// A message of NTLM or Negotiate, in the middle of a handshake or at its end.
Case diagnose_handshake(
    const Situation& situation,
    const auth::HandshakePolicy& policy,
    const http::SentCredentials& sent,
    const auth::Rejected& rejected
);

}  // namespace proxy407::diagnosis

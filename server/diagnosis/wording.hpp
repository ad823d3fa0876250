#pragma once

#include "auth/account.hpp"
#include "diagnosis/cause.hpp"
#include "diagnosis/solve.hpp"
#include "http/sentence.hpp"

#include <string>
#include <string_view>
#include <vector>

// How findings are put into words: the same shapes of sentence for all cases.

namespace proxy407::diagnosis {

/// Octets in back quotes, printable, cut in the middle of nowhere if they are very long.
http::Sentence shown(std::string_view octets);

/// The same of octets that are credentials in whatever shape, or part of them.
http::Sentence shown_credentials(std::string_view octets);

/// The same of a name that came with credentials, which may be a password in the wrong place.
http::Sentence shown_user(std::string_view octets);

/// The name of an account of the proxy, which is a secret where there is no password.
http::Sentence own_name(const auth::Account& account);

/// "The password arrived as `p%40ss`": names the part that differs from the account's.
http::Sentence arrived(std::string_view octets, const auth::Account& account);

/// "17 octets where the right one has 10; they differ from octet 7 on": lengths and offsets,
/// by which the right one can be guessed octet by octet: they are a secret.
http::Sentence first_difference(std::string_view received, std::string_view right);

/// Finding, candidates and message from what a solver found (one explanation at least):
/// `received`, then what the client did.
Diagnosis explained(const http::Sentence& received, const std::vector<Explanation>& explanations);

}  // namespace proxy407::diagnosis

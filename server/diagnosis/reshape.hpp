#pragma once

#include "auth/account.hpp"

#include <optional>
#include <string>

/// How user and password get bent before they are encoded: one function per mistake.
namespace proxy407::diagnosis::reshape {

using Result = std::optional<auth::Account>;

Result no_decode(const auth::Account& account);
Result no_decode_whatwg(const auth::Account& account);
Result double_decode(const auth::Account& account);
Result double_encode(const auth::Account& account);
Result plus_as_space(const auth::Account& account);
Result space_as_plus(const auth::Account& account);
Result decode_user_only(const auth::Account& account);
Result decode_password_only(const auth::Account& account);
Result decode_uri(const auth::Account& account);
Result split_first_at(const auth::Account& account);
Result first_two_of_colons(const auth::Account& account);
Result cut_at_hash(const auth::Account& account);
Result cut_at_question(const auth::Account& account);
Result cut_at_slash(const auth::Account& account);
Result cut_at_space(const auth::Account& account);
Result cut_at_nul(const auth::Account& account);
Result backslash_to_slash(const auth::Account& account);
Result lower_cased(const auth::Account& account);
Result trimmed(const auth::Account& account);
Result latin1(const auth::Account& account);
Result cp1252(const auth::Account& account);
Result qmark_ascii(const auth::Account& account);
Result qmark_latin1(const auth::Account& account);
Result drop_non_ascii(const auth::Account& account);
Result low_byte(const auth::Account& account);
Result mojibake(const auth::Account& account);
Result cesu8(const auth::Account& account);
Result nfd(const auth::Account& account);
Result nfkc(const auth::Account& account);

}  // namespace proxy407::diagnosis::reshape

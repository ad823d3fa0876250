#pragma once

#include "auth/account.hpp"
#include "http/target.hpp"
#include "ladder/conclusion.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace proxy407::ladder {

/// The URL of a proxy as its user wrote it.
struct ProxyUrl {
    bool tls = false;
    http::Authority place;
    std::optional<std::string> user;      ///< as written; nothing: the URL has no credentials
    std::optional<std::string> password;  ///< likewise; nothing: it has no colon
    std::vector<std::string> notes;       ///< what clients disagree about; whole sentences
};

/// The URL, or what is wrong with it.
std::variant<ProxyUrl, Conclusion> read_proxy_url(std::string_view text);

/// The credentials, percent-decoded. Without a colon there is no password.
std::optional<auth::Account> decoded_account(const ProxyUrl& url);

/// "http://proxy.example:3128"
std::string without_credentials(const ProxyUrl& url);

}  // namespace proxy407::ladder

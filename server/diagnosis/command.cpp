#include "diagnosis/command.hpp"

#include "diagnosis/answer.hpp"
#include "http/target.hpp"
#include "text/charset.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <algorithm>
#include <optional>
#include <type_traits>

namespace proxy407::diagnosis {

namespace {

/// Leaves what can be typed as it is, but for "%" and the characters of `special`.
std::string typed(std::string_view octets, std::string_view special) {
    if (!text::is_utf8(octets)) return text::percent_encode(octets);
    std::string out;
    for (const char c : octets) {
        const bool encode = c == '%' || text::is_control(c) || special.find(c) != special.npos;
        out += encode ? text::percent_encode(std::string_view(&c, 1)) : std::string(1, c);
    }
    return out;
}

/// The URL to give to curl for this request; nothing if it can't be asked for through a proxy.
std::optional<std::string> url_of(const http::RequestHead& head) {
    if (head.is_connect()) {
        const auto to = http::parse_connect_target(head.target());
        if (!to) return std::nullopt;
        return "https://" + http::to_string(*to) + "/";
    }
    const auto target = http::parse_absolute_target(head.target());
    if (!target || (target->scheme != "http" && target->scheme != "https")) return std::nullopt;
    if (!target->has_userinfo && !target->has_fragment) return std::string(head.target());
    const auto path = target->path_and_query.substr(0, target->path_and_query.find('#'));
    return target->scheme + "://" + http::to_string(target->authority) + path;
}

/// Basic.
bool curl_answers(const auth::Account& account) {
    const bool colon = account.user.find(':') != std::string::npos;
    return !colon && !text::has_control(account.user) && !text::has_control(account.password);
}

bool curl_answers(const auth::DigestPolicy& policy, const auth::Account& account, bool connect) {
    using auth::DigestAlgorithm;
    const bool hash_known = policy.algorithm != DigestAlgorithm::sha512_256 &&
                            policy.algorithm != DigestAlgorithm::sha512_256_sess;
    const bool qop_known =
        policy.qop.empty() ||
        std::find(policy.qop.begin(), policy.qop.end(), "auth") != policy.qop.end();
    const bool no_nul = (account.user + account.password).find('\0') == std::string::npos;
    // curl hashes the path of an absolute-form target; RFC 7616 section 3.4.6 wants the whole.
    return hash_known && qop_known && no_nul && (connect || !policy.strict_uri);
}

constexpr std::string_view placeholder_user = "USER";
constexpr std::string_view placeholder_password = "PASSWORD";
constexpr std::string_view placeholder_token = "TOKEN";

/// What others than the proxy's owner read: of an account without a password the name is the
/// secret.
auth::Account placeholder(const auth::Account& account) {
    if (account.password.empty()) return {std::string(placeholder_user), ""};
    return {account.user, std::string(placeholder_password)};
}

/// An option that has the token in it.
template <typename Policy>
http::Sentence token(Policy policy) {
    const auto right = curl_option(policy);
    if constexpr (std::is_same_v<Policy, auth::BearerPolicy>) {
        policy.tokens = {std::string(placeholder_token)};
    } else {
        policy.value = placeholder_token;
    }
    return http::Sentence::secret(right, curl_option(policy));
}

/// What makes curl answer a scheme; nothing where it can't.
struct CurlWords {
    const auth::Account* account;
    bool connect;

    std::optional<http::Sentence> operator()(const auth::BasicPolicy&) const {
        if (account == nullptr || !curl_answers(*account)) return std::nullopt;
        return user();
    }

    std::optional<http::Sentence> operator()(const auth::DigestPolicy& policy) const {
        if (account == nullptr || !curl_answers(policy, *account, connect)) return std::nullopt;
        return user() + curl_option(policy);
    }

    std::optional<http::Sentence> operator()(const auth::BearerPolicy& policy) const {
        return token(policy);
    }

    std::optional<http::Sentence> operator()(const auth::TokenPolicy& policy) const {
        return token(policy);
    }

    std::optional<http::Sentence> operator()(const auth::RawPolicy&) const { return std::nullopt; }

    /// Negotiate takes its user from the ticket.
    std::optional<http::Sentence> operator()(const auth::HandshakePolicy& policy) const {
        if (!auth::takes_account(policy)) return http::Sentence(curl_option(policy));
        if (account == nullptr || text::has_control(account->user + account->password)) {
            return std::nullopt;
        }
        return user() + curl_option(policy);
    }

    http::Sentence user() const {
        return " -U " + http::Sentence::secret(
                            text::shell_quoted(curl_user(*account)),
                            text::shell_quoted(curl_user(placeholder(*account)))
                        );
    }
};

/// What the first scheme needs that curl answers.
std::optional<http::Sentence> answering_words(
    const Situation& situation, const auth::Account* account
) {
    const CurlWords words{account, situation.head.is_connect()};
    for (const auto& scheme : situation.offered) {
        if (auto found = std::visit(words, scheme)) return found;
    }
    return std::nullopt;
}

http::Sentence curl_line(const Situation& situation, const http::Sentence& words) {
    const auto url = url_of(situation.head);
    if (!url) return {};
    const auto proxy = curl_proxy_url(situation.proxy_url, words.text());
    auto line = "curl -x " + text::shell_word(proxy) + words;
    if (proxy.starts_with("https:")) {
        line += situation.ca_file.empty()
                    ? " --proxy-insecure"
                    : " --proxy-cacert " + text::shell_word(situation.ca_file);
    }
    if (url->starts_with("https:")) {
        line +=
            situation.ca_file.empty() ? " -k" : " --cacert " + text::shell_word(situation.ca_file);
    }
    if (situation.head.method() == "HEAD") line += " -I";
    if (url->find_first_of("[]{}") != std::string::npos) line += " -g";
    return line + " " + http::Sentence::word(*url, text::shell_word(*url));
}

}  // namespace

std::string curl_user(const auth::Account& account) {
    return typed(account.user, ":") + ":" + typed(account.password, "");
}

std::string userinfo(const auth::Account& account) {
    constexpr auto set = text::PercentSet::rfc3986_minimal;
    return text::percent_encode(account.user, set) + ":" +
           text::percent_encode(account.password, set);
}

http::Sentence inline_proxy_url(const Situation& situation, const auth::Account& account) {
    const auto& url = situation.proxy_url;
    const auto scheme_end = url.find("://");
    const auto host = scheme_end == std::string::npos ? 0 : scheme_end + 3;
    const auto in_url = http::Sentence::secret(userinfo(account), userinfo(placeholder(account)));
    return url.substr(0, host) + in_url + ("@" + url.substr(host));
}

void explain_placeholder(Diagnosis& diagnosis) {
    const auto others = diagnosis.command.text({.knows_secrets = false, .redactor = nullptr});
    if (diagnosis.command == others) return;
    const auto all = {placeholder_user, placeholder_password, placeholder_token};
    for (const std::string_view word : all) {
        if (others.find(word) == others.npos) continue;
        diagnosis.mending += http::Sentence::secret(
            "", " (" + std::string(word) + " stands for what this proxy does not print here.)"
        );
        return;
    }
}

http::Sentence working_command(const Situation& situation, const auth::Account* account) {
    const auto words = answering_words(situation, account);
    return words ? curl_line(situation, *words) : http::Sentence();
}

http::Sentence command_without_credentials(const Situation& situation) {
    return curl_line(situation, {});
}

}  // namespace proxy407::diagnosis

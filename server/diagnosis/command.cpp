#include "diagnosis/command.hpp"

#include "diagnosis/answer.hpp"
#include "http/target.hpp"
#include "text/charset.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <algorithm>
#include <optional>
#include <type_traits>
#include <utility>

namespace proxy407::diagnosis {

namespace {

/// Leaves what can be typed as it is, but for "%", what does not show and the characters of
/// `special`.
std::string typed(std::string_view octets, std::string_view special) {
    const auto points = text::code_points(octets);
    if (!points) return text::percent_encode(octets);
    std::string out;
    for (const char32_t point : *points) {
        const auto character = text::to_utf8({&point, 1});
        const bool shows = text::is_printable(point) && !text::is_combining(point);
        const bool encode = !shows || point == U'%' || special.find(character) != special.npos;
        out += encode ? text::percent_encode(character) : character;
    }
    return out;
}

/// A URL as it can be typed: what does not show, or is no UTF-8, as %XX.
std::string typed_url(std::string_view url) {
    if (text::printable(url) == url) return std::string(url);
    std::string out;
    for (const char c : url) {
        const bool plain = c > 0x20 && c < 0x7F;
        out += plain ? std::string(1, c) : text::percent_encode({&c, 1});
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
    if (!target->has_userinfo && !target->has_fragment) return typed_url(head.target());
    const auto path = target->path_and_query.substr(0, target->path_and_query.find('#'));
    return typed_url(target->scheme + "://" + http::to_string(target->authority) + path);
}

/// Why curl can't answer with this account; "" where it can.
std::string_view obstacle(const auth::BasicPolicy&, const auth::Account& account) {
    if (account.user.find(':') != std::string::npos)
        return "Basic has no form for a colon in the user";
    if (text::has_control(account.user + account.password))
        return "Basic does not allow control characters";
    return "";
}

std::string_view obstacle(
    const auth::DigestPolicy& policy, const auth::Account& account, bool connect
) {
    using auth::DigestAlgorithm;
    if (policy.algorithm == DigestAlgorithm::sha512_256 ||
        policy.algorithm == DigestAlgorithm::sha512_256_sess)
        return "curl 7.88 takes SHA-256 for SHA-512-256";
    const auto& qop = policy.qop;
    if (!qop.empty() && std::find(qop.begin(), qop.end(), "auth") == qop.end())
        return "curl does not answer qop=auth-int";
    if ((account.user + account.password).find('\0') != std::string::npos)
        return "curl sends no NUL";
    // RFC 7616 section 3.4.6 wants the whole.
    if (!connect && policy.strict_uri) return "curl hashes the path of the target alone";
    return "";
}

std::string_view obstacle(const auth::HandshakePolicy&, const auth::Account& account) {
    const auto all = account.user + account.password;
    if (text::has_control(all)) return "curl sends no control characters with NTLM";
    const bool ascii = std::all_of(all.begin(), all.end(), [](char c) { return (c & 0x80) == 0; });
    return ascii ? "" : "curl sends only ASCII with NTLM";
}

/// With Digest and NTLM curl 7.88 decodes the value of -U anew in each round; that of a URL once.
bool needs_url(const auth::Account& account) {
    return text::percent_decode(account.user) != account.user ||
           text::percent_decode(account.password) != account.password;
}

/// The words of a URL come through no better.
std::string_view obstacle_in_url(const auth::Account& account) {
    if (text::has_control(account.user + account.password))
        return "curl decodes -U in every round, and takes no control character in a URL";
    return "";
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

/// What makes curl answer a scheme, or why nothing does.
struct CurlAnswer {
    http::Sentence options = {};
    bool in_url = false;            ///< the account is to stand in the proxy's URL
    std::string_view why_not = {};  ///< without a full stop; "" where nobody need know
    bool works = false;
};

CurlAnswer works_by(http::Sentence options) {
    return {std::move(options), false, "", true};
}

struct CurlWords {
    const auth::Account* account;
    bool connect;

    CurlAnswer operator()(const auth::BasicPolicy& policy) const {
        if (account == nullptr) return {};
        const auto why_not = obstacle(policy, *account);
        if (!why_not.empty()) return {{}, false, why_not, false};
        return works_by(user());
    }

    CurlAnswer operator()(const auth::DigestPolicy& policy) const {
        if (account == nullptr) return {};
        return in_rounds(obstacle(policy, *account, connect), curl_option(policy));
    }

    CurlAnswer operator()(const auth::BearerPolicy& policy) const {
        return works_by(token(policy));
    }

    CurlAnswer operator()(const auth::TokenPolicy& policy) const { return works_by(token(policy)); }

    CurlAnswer operator()(const auth::RawPolicy&) const { return {}; }

    /// Negotiate takes its user from the ticket.
    CurlAnswer operator()(const auth::HandshakePolicy& policy) const {
        if (!auth::takes_account(policy)) return works_by(curl_option(policy));
        if (account == nullptr) return {};
        return in_rounds(obstacle(policy, *account), curl_option(policy));
    }

    /// For a scheme that is answered in more than one request.
    CurlAnswer in_rounds(std::string_view why_not, const std::string& option) const {
        const bool in_url = needs_url(*account);
        if (why_not.empty() && in_url) why_not = obstacle_in_url(*account);
        if (!why_not.empty()) return {{}, false, why_not, false};
        return {in_url ? http::Sentence(option) : user() + option, in_url, "", true};
    }

    http::Sentence user() const {
        return " -U " + http::Sentence::secret(
                            text::shell_quoted(curl_user(*account)),
                            text::shell_quoted(curl_user(placeholder(*account)))
                        );
    }
};

/// For the first scheme that curl answers; else why it does not answer the first.
CurlAnswer curl_answer(const Situation& situation, const auth::Account* account) {
    const CurlWords words{account, situation.head.is_connect()};
    CurlAnswer first;
    for (const auto& scheme : situation.offered) {
        auto found = std::visit(words, scheme);
        if (found.works) return found;
        if (first.why_not.empty()) first.why_not = found.why_not;
    }
    return first;
}

/// Every character that a shell could take for its own is encoded.
http::Sentence url_with(const std::string& proxy, const auth::Account& account) {
    const auto host = proxy.find("://") + 3;
    const auto strict = [](const auth::Account& one) {
        return text::percent_encode(one.user) + ":" + text::percent_encode(one.password);
    };
    return proxy.substr(0, host) +
           http::Sentence::secret(strict(account), strict(placeholder(account))) +
           ("@" + proxy.substr(host));
}

/// `in_url`: who is to stand in the proxy's URL; null: nobody.
http::Sentence curl_line(
    const Situation& situation, const http::Sentence& options, const auth::Account* in_url
) {
    const auto url = url_of(situation.head);
    if (!url) return {};
    const auto proxy = curl_proxy_url(situation.proxy_url, options.text());
    auto line =
        "curl -x " +
        (in_url == nullptr ? http::Sentence(text::shell_word(proxy)) : url_with(proxy, *in_url)) +
        options;
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

http::Sentence command_of(
    const Situation& situation, const CurlAnswer& answer, const auth::Account* account
) {
    if (!answer.works) return {};
    return curl_line(situation, answer.options, answer.in_url ? account : nullptr);
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

void add_command(Diagnosis& diagnosis, const Situation& situation, const auth::Account* account) {
    const auto answer = curl_answer(situation, account);
    diagnosis.command = command_of(situation, answer, account);
    if (!answer.why_not.empty())
        diagnosis.fix +=
            " No command of curl gets through here: " + std::string(answer.why_not) + ".";
}

void explain_placeholder(Diagnosis& diagnosis) {
    const auto others = diagnosis.command.text({.knows_secrets = false, .redactor = nullptr});
    if (diagnosis.command == others) return;
    const auto all = {placeholder_user, placeholder_password, placeholder_token};
    for (const std::string_view word : all) {
        if (others.find(word) == others.npos) continue;
        diagnosis.fix += http::Sentence::secret(
            "", " (" + std::string(word) + " stands for what this proxy does not print here.)"
        );
        return;
    }
}

http::Sentence working_command(const Situation& situation, const auth::Account* account) {
    return command_of(situation, curl_answer(situation, account), account);
}

http::Sentence command_without_credentials(const Situation& situation) {
    return curl_line(situation, {}, nullptr);
}

}  // namespace proxy407::diagnosis

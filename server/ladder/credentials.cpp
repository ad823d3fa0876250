#include "ladder/credentials.hpp"

#include "auth/digest_response.hpp"
#include "http/grammar.hpp"
#include "text/base64.hpp"
#include "text/charset.hpp"
#include "text/octets.hpp"
#include "text/percent.hpp"

#include <algorithm>
#include <cstdio>
#include <vector>

namespace proxy407::ladder {
namespace {

using auth::Account;

constexpr std::string_view white_space = " \t\r\n";

std::string without_edges(const std::string& text) {
    const auto begin = text.find_first_not_of(white_space);
    if (begin == text.npos) return "";
    return text.substr(begin, text.find_last_not_of(white_space) + 1 - begin);
}

std::optional<Account> in_latin1(const Account& account) {
    const auto user = text::utf8_to_latin1(account.user);
    const auto password = text::utf8_to_latin1(account.password);
    if (!user || !password) return std::nullopt;
    return Account{*user, *password};
}

/// "alice" of "CORP\alice".
std::string bare_name(const std::string& user) {
    return user.substr(user.find('\\') + 1);
}

Account percent_decoded(const Account& account) {
    return {text::percent_decode(account.user), text::percent_decode(account.password)};
}

std::string value_of(const http::Credentials& challenge, std::string_view name) {
    const auto* found = challenge.find(name);
    return found == nullptr ? "" : found->value;
}

std::optional<auth::DigestAlgorithm> algorithm_of(const http::Credentials& challenge) {
    const auto* named = challenge.find("algorithm");
    return named == nullptr ? auth::DigestAlgorithm::md5 : auth::digest_algorithm(named->value);
}

bool offers_auth(const http::Credentials& challenge) {
    const auto offered = text::words(text::replaced(value_of(challenge, "qop"), ",", " "));
    return std::ranges::any_of(offered, [](const auto& word) {
        return text::equal_ignoring_case(word, "auth");
    });
}

bool is_ascii(const std::string& text) {
    return std::ranges::all_of(text, [](unsigned char c) { return c < 0x80; });
}

/// RFC 7616 section 3.4: a name beyond ASCII has a form of its own.
std::string username(const http::Credentials& challenge, const auth::DigestInputs& inputs) {
    if (text::equal_ignoring_case(value_of(challenge, "userhash"), "true"))
        return "userhash=true, username=" +
               http::quote(auth::digest_hash(inputs.algorithm, inputs.user + ":" + inputs.realm));
    if (!is_ascii(inputs.user)) return "username*=UTF-8''" + text::percent_encode(inputs.user);
    return "username=" + http::quote(inputs.user);
}

std::string hex_count(std::uint32_t count) {
    char digits[9];
    std::snprintf(digits, sizeof digits, "%08x", count);
    return digits;
}

}  // namespace

std::optional<Reading> other_reading(const Account& tried, const Account& literal) {
    const Account trimmed{without_edges(tried.user), without_edges(tried.password)};
    if (trimmed != tried)
        return Reading{
            "works-if-trimmed",
            "without the white space around them",
            "Take the white space around the user and the password out.",
            trimmed};
    if (tried != literal)
        return Reading{
            "works-if-literal",
            "as they stand in the URL, undecoded",
            "The account itself has the percent signs: write each of them as %25 in a URL.",
            literal};
    if (percent_decoded(tried) != tried)
        return Reading{
            "works-if-decoded",
            "percent-decoded",
            "The credentials were written for a URL: decode them before you hand them over.",
            percent_decoded(tried)};
    if (!is_ascii(tried.user + tried.password)) {
        if (const auto latin1 = in_latin1(tried))
            return Reading{
                "works-if-latin1",
                "in ISO-8859-1 instead of UTF-8",
                "This proxy reads ISO-8859-1: send the credentials in it, or take characters of "
                "ASCII.",
                *latin1};
    }
    if (bare_name(tried.user) != tried.user)
        return Reading{
            "works-if-without-domain",
            "with the user's name alone, without the domain before it",
            "Leave the domain before the backslash out.",
            {bare_name(tried.user), tried.password}};
    return std::nullopt;
}

std::string basic_value(const Account& account) {
    return "Basic " + text::base64_encode(auth::pair_of(account));
}

bool can_answer_digest(const http::Credentials& challenge) {
    const bool known_qop = challenge.find("qop") == nullptr || offers_auth(challenge);
    return known_qop && algorithm_of(challenge) && challenge.find("nonce") != nullptr &&
           challenge.find("realm") != nullptr;
}

std::string digest_value(
    const http::Credentials& challenge, const Account& account, const DigestRequest& request
) {
    auth::DigestInputs inputs;
    inputs.algorithm = algorithm_of(challenge).value_or(auth::DigestAlgorithm::md5);
    inputs.user = account.user;
    inputs.password = account.password;
    inputs.realm = value_of(challenge, "realm");
    inputs.nonce = value_of(challenge, "nonce");
    inputs.method = request.method;
    inputs.uri = request.uri;
    if (offers_auth(challenge)) {
        inputs.qop = "auth";
        inputs.nc = hex_count(request.count);
        inputs.cnonce = request.cnonce;
    } else if (auth::is_session(inputs.algorithm)) {
        inputs.cnonce = request.cnonce;
    }
    std::string value = "Digest " + username(challenge, inputs) +
                        ", realm=" + http::quote(inputs.realm) +
                        ", nonce=" + http::quote(inputs.nonce) + ", uri=" + http::quote(inputs.uri);
    if (challenge.find("algorithm") != nullptr)
        value += ", algorithm=" + value_of(challenge, "algorithm");
    if (!inputs.qop.empty()) value += ", qop=auth, nc=" + inputs.nc;
    if (!inputs.cnonce.empty()) value += ", cnonce=" + http::quote(inputs.cnonce);
    if (challenge.find("opaque") != nullptr)
        value += ", opaque=" + http::quote(value_of(challenge, "opaque"));
    return value + ", response=" + http::quote(auth::digest_response(inputs));
}

}  // namespace proxy407::ladder
